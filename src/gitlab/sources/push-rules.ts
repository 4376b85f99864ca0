import { z } from 'zod';
import { isAppError } from '../../core/errors.js';
import type { InstanceFacts } from '../discovery.js';
import { pushRule } from '../entities/push-rule.js';
import { rowReader } from '../model/row.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Source, Target } from './source.js';
import { belowTier } from './tier.js';

const reader = rowReader(pushRule, {
  naming: 'rest',
  fields: [
    'id',
    'createdAt',
    'commitMessageRegex',
    'commitMessageNegativeRegex',
    'branchNameRegex',
    'authorEmailRegex',
    'fileNameRegex',
    'denyDeleteTag',
    'memberCheck',
    'preventSecrets',
    'maxFileSize',
    'commitCommitterCheck',
    'commitCommitterNameCheck',
    'rejectUnsignedCommits',
    'rejectNonDcoCommits',
  ],
  extra: { id: z.number() },
});

/** Whether GitLab shows a paid feature here: the licence says so, or the group has settings that only Premium has. */
function isPaid(facts: InstanceFacts, target: Target): boolean {
  if (facts.tier !== undefined) return facts.tier !== 'free';
  const { unreadable } = target.properties;
  return target.kind === 'group' && Array.isArray(unreadable) && !unreadable.includes('ipRestrictionRanges');
}

/** The rule, or null where there is none. GitLab says 404 for that, as it does where the tier has no push rules. */
async function read({ client, facts }: ReadJob, target: Target): Promise<unknown> {
  try {
    return await client.get(`/${target.kind}s/${target.id}/push_rule`);
  } catch (error) {
    if (isPaid(facts, target) && isAppError(error, 'GITLAB_NOT_FOUND')) return null;
    throw error;
  }
}

const pushRules = (kind: 'project' | 'group'): Source => ({
  id: `${kind}-push-rules`,
  title: kind === 'project' ? 'Push rules of projects' : 'Push rules of groups',
  feeds: ['push_rule'],
  targets: kind,
  asserts: ['push_rule'],
  stage: 4,
  reads: kind === 'project' ? ['hasPushRule'] : ['unreadable'],
  batch: 1,
  needs: { role: kind === 'project' ? 'Maintainer' : 'Owner', tier: 'premium' },
  unreadable: (facts) => belowTier(facts, 'premium'),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      if (target.properties.hasPushRule === false) return;
      const answer = await read(job, target);
      if (answer === null) return;
      await scope.emit(
        parseRows([answer], reader.schema, scope).map((row) => ({
          // Rules of projects and of groups are numbered apart: a number alone may be two rules.
          node: { kind: 'push_rule', id: `${kind}/${target.id}` },
          properties: reader.properties(row),
          edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind, id: target.id } }] }],
        })),
      );
    }),
});

/** The push rule of each project that has one. */
export const projectPushRules: Source = pushRules('project');

/** The push rule of each group: what its new projects start with. */
export const groupPushRules: Source = pushRules('group');
