import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import { memberRole } from '../entities/member-role.js';
import { samlGroupLink } from '../entities/saml-group-link.js';
import { rowReader } from '../model/row.js';
import { belowPremium, isTopLevel } from './audit-events.js';
import { eachTarget, parseRows, restNodes } from './rest-list.js';
import type { ReadJob, Scope, Source } from './source.js';

const roles = rowReader(memberRole, {
  naming: 'rest',
  fields: ['id', 'name', 'description', 'baseAccessLevel'],
  extra: { id: z.number(), group_id: z.number().nullish() },
});

/** Abilities are fields of their own, named as in GitLab and growing with its versions: those that are on count. */
const abilities = (raw: unknown): string[] =>
  Object.entries(raw as Record<string, unknown>)
    .filter(([name, value]) => value === true && /^[a-z_]{1,80}$/.test(name))
    .map(([name]) => name)
    .sort();

async function emitRoles(page: readonly unknown[], scope: Scope, job: ReadJob): Promise<void> {
  for (const raw of page) {
    for (const row of parseRows([raw], roles.schema, scope)) {
      const { group } = job.facts;
      const isElsewhere = row.group_id != null && group !== undefined && row.group_id !== group.id;
      if (isElsewhere) continue;
      const parent = row.group_id == null ? job.account : { kind: 'group' as const, id: row.group_id };
      await scope.emit([
        {
          node: { kind: 'member_role', id: row.id },
          properties: { ...roles.properties(row), abilities: abilities(raw) },
          edges: [{ type: 'HAS', direction: 'in', rows: [{ other: parent }] }],
        },
      ]);
    }
  }
}

const belowUltimate = (facts: InstanceFacts): string | undefined =>
  facts.enterprise === false || (facts.tier !== undefined && facts.tier !== 'ultimate')
    ? 'custom roles exist in the Ultimate tier only'
    : undefined;

const memberRoleSource = (targets: 'instance' | 'group'): Source => ({
  id: targets === 'instance' ? 'member-roles' : 'group-member-roles',
  title: targets === 'instance' ? 'Custom roles of the instance' : 'Custom roles of top-level groups',
  feeds: ['member_role'],
  asserts: ['member_role'],
  targets,
  stage: 3,
  batch: 1,
  needs: { role: targets === 'instance' ? 'administrator' : 'Owner', tier: 'ultimate' },
  coveredBy: (facts) => {
    if (facts.token.isAdmin) return targets === 'instance' ? undefined : ['member-roles'];
    return targets === 'instance' ? ['group-member-roles'] : undefined;
  },
  unreadable: belowUltimate,
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      if (target.kind === 'group' && !isTopLevel(target)) return;
      const path = target.kind === 'instance' ? '/member_roles' : `/groups/${target.id}/member_roles`;
      for await (const page of job.client.list(path)) await emitRoles(page, scope, job);
    }),
});

/** All custom roles with their abilities (R17), for an administrator. */
export const memberRoles = memberRoleSource('instance');
/** Custom roles of top-level groups with their abilities (R17). */
export const groupMemberRoles = memberRoleSource('group');

const links = rowReader(samlGroupLink, {
  naming: 'rest',
  fields: ['name', 'provider', 'accessLevel', 'memberRoleId'],
  extra: { name: z.string().min(1), provider: z.string().nullish(), access_level: z.number() },
});

/** Which groups of the identity provider become members of which groups. */
export const samlGroupLinks: Source = {
  id: 'saml-group-links',
  title: 'SAML group links',
  feeds: ['saml_group_link'],
  asserts: ['saml_group_link'],
  targets: 'group',
  stage: 4,
  batch: 1,
  needs: { role: 'Owner', tier: 'premium' },
  unreadable: belowPremium,
  read: restNodes(
    (target) => ({ path: `/groups/${target.id}/saml_group_links` }),
    links.schema,
    (row, target) => {
      const group = { kind: 'group' as const, id: target.id };
      return {
        node: { kind: 'saml_group_link', id: `${target.id}/${row.provider || '-'}/${row.name}` },
        properties: { ...links.properties(row), groupId: target.id },
        edges: [
          { type: 'HAS', direction: 'in', rows: [{ other: group }] },
          {
            type: 'GRANTS',
            direction: 'out',
            rows: [{ other: group, properties: { accessLevel: row.access_level } }],
          },
        ],
      };
    },
  ),
};
