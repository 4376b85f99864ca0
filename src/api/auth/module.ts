import type { MutationResolvers, QueryResolvers } from '../generated/schema-types.js';
import type { ApiModule } from '../module.js';
import { auditRecords } from './audit-records.js';
import { tokenCacheOf } from './token-cache.js';
import { createToken, listTokens, revokeToken } from './tokens.js';

const queries = {
  tokens: (_parent, _args, { graph }) => listTokens(graph),
  auditRecords: (_parent, args, context) => auditRecords(context, args),
} satisfies QueryResolvers;

const mutations = {
  createToken: (_parent, { input }, { graph, principal }) =>
    createToken(graph, {
      name: input.name,
      role: input.role,
      expiresAt: input.expiresAt ?? null,
      createdBy: principal.name,
    }),
  revokeToken: async (_parent, { token }, { graph }) => {
    const revoked = await revokeToken(graph, token);
    tokenCacheOf(graph).clear();
    return revoked;
  },
} satisfies MutationResolvers;

/** API tokens, and the record of what was done with them. */
export const authModule: ApiModule = {
  resolvers: () => ({ Query: { ...queries }, Mutation: { ...mutations } }),
};
