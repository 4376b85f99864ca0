import type { Verification } from '../../jobs/sync-control.js';

/** What GitLab said of an accepted token, as the API gives it. */
export function verificationOf({ facts, readable }: Verification) {
  const { url, version, enterprise, tier, group, token } = facts;
  return {
    accepted: true,
    problem: null,
    instance: { url, version, enterprise, tier, group: group?.fullPath },
    token: {
      kind: token.kind,
      name: token.name,
      scopes: token.scopes,
      expiresAt: token.expiresAt,
      username: token.username,
      isAdmin: token.isAdmin,
    },
    readability: readable,
  };
}
