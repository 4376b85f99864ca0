import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import { user } from '../entities/user.js';
import { rowReader } from '../model/row.js';
import { restNodes } from './rest-list.js';
import type { Source } from './source.js';

const reader = rowReader(user, {
  naming: 'rest',
  fields: ['id', 'username', 'name', 'email'],
  extra: { id: z.number() },
});

const readFrom = (path: (id: number) => string) =>
  restNodes(
    (target) => ({ path: path(target.id) }),
    reader.schema,
    (row) => ({
      node: { kind: 'user', id: row.id },
      properties: { ...reader.properties(row), userType: 'SERVICE_ACCOUNT' },
    }),
  );

const common = { feeds: ['user'], asserts: ['user'], stage: 3, batch: 1 } as const;
const unpaid = ({ tier, enterprise }: InstanceFacts) =>
  tier === 'free' || enterprise === false ? 'service accounts need GitLab Premium' : undefined;
const instanceWide = ({ token, group }: InstanceFacts) => token.isAdmin && group === undefined;

/** Which users are service accounts, when GraphQL cannot tell. */
export const serviceAccounts: Source = {
  ...common,
  id: 'service-accounts',
  title: 'Service accounts of the instance',
  targets: 'instance',
  needs: { role: 'administrator', tier: 'premium' },
  coveredBy: (facts) => {
    if (!instanceWide(facts)) return ['group-service-accounts'];
    return facts.graphql ? ['user-access-tokens'] : undefined;
  },
  unreadable: unpaid,
  read: readFrom(() => '/service_accounts'),
};

/** The service accounts that belong to top-level groups, with their addresses: also those that are members of nothing. */
export const groupServiceAccounts: Source = {
  ...common,
  id: 'group-service-accounts',
  title: 'Service accounts of groups',
  targets: 'group',
  needs: { role: 'Owner', tier: 'premium' },
  coveredBy: (facts) => {
    if (!instanceWide(facts)) return undefined;
    return facts.graphql ? ['users', 'user-access-tokens'] : ['service-accounts'];
  },
  unreadable: unpaid,
  wants: ({ top }) => top,
  read: readFrom((id) => `/groups/${id}/service_accounts`),
};
