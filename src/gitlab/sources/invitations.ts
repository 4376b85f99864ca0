import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import { invitation } from '../entities/invitation.js';
import type { View } from '../model/entity.js';
import { rowReader } from '../model/row.js';
import { bulkList } from './graphql-batch.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { Source, Target } from './source.js';

/**
 * Whether GraphQL tells this caller which projects have invitations. It leaves them out, without a word, of the members that it
 * shows to whoever may not administer the project: a list without any is believed when an administrator reads it.
 */
const toldInBulk = ({ token, graphql }: InstanceFacts): boolean => token.isAdmin && graphql;

/** Which projects have open invitations: the others need not be asked for theirs. */
export const openInvitations: Source = {
  id: 'open-invitations',
  title: 'Which projects have open invitations',
  feeds: ['project'],
  targets: 'project',
  stage: 3,
  // A project shows all its direct members here.
  batch: 20,
  needs: { role: 'administrator' },
  coveredBy: (facts) => (toldInBulk(facts) ? undefined : ['project-invitations']),
  ...bulkList({
    of: 'project',
    name: 'OpenInvitations',
    path: ['projectMembers'],
    arguments: 'relations: [DIRECT]',
    selection: 'user { id }',
    schema: z.object({ user: z.object({ id: z.string() }).nullish() }),
    whole: true,
    // Who is invited by e-mail is among the direct members, without an account.
    emit: (rows, target, scope) =>
      scope.emit([
        {
          node: { kind: 'project', id: target.id },
          properties: { hasInvitations: rows.some(({ user }) => user == null) },
        },
      ]),
  }),
};

const reader = rowReader(invitation, {
  naming: 'rest',
  fields: ['email', 'accessLevel', 'createdAt', 'expiresAt', 'createdByName'],
  from: { email: 'invite_email' },
  extra: {
    invite_email: z.string().min(1).max(320),
    access_level: z.number(),
    created_by_name: z.string().nullish(),
  },
});

function view(row: z.infer<typeof reader.schema>, kind: 'group' | 'project', { id }: Target): View {
  const place = { kind, id };
  return {
    node: { kind: 'invitation', id: `${kind}/${id}/${row.invite_email.toLowerCase()}` },
    properties: {
      ...reader.properties(row),
      // Left out when nobody is known to have sent it.
      createdByName: row.created_by_name ?? null,
      groupId: kind === 'group' ? id : null,
      projectId: kind === 'project' ? id : null,
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: place }] },
      {
        type: 'GRANTS',
        direction: 'out',
        rows: [{ other: place, properties: { accessLevel: row.access_level } }],
      },
    ],
  };
}

const invitations = (kind: 'group' | 'project'): Source => ({
  id: `${kind}-invitations`,
  title: `Open invitations to ${kind}s`,
  feeds: ['invitation'],
  asserts: ['invitation'],
  targets: kind,
  stage: 4,
  batch: 1,
  needs: { role: kind === 'group' ? 'Owner' : 'Maintainer' },
  ...(kind === 'project' ? { reads: ['hasInvitations'] } : {}),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      // What an administrator's token told earlier says nothing of today.
      if (toldInBulk(job.facts) && target.properties.hasInvitations === false) return;
      for await (const page of job.client.list(`/${kind}s/${target.id}/invitations`))
        await scope.emit(parseRows(page, reader.schema, scope).map((row) => view(row, kind, target)));
    }),
});

/** Invitations to groups by e-mail that wait for an answer. */
export const groupInvitations = invitations('group');
/** Invitations to projects by e-mail that wait for an answer. */
export const projectInvitations = invitations('project');
