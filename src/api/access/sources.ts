import { originOf } from '../../access/report/permission.js';
import type { Grant } from '../../access/types.js';

/** Where roles come from, as `AccessSource`s; a grant begins with the group or project of its membership. */
export function sourcesOf(grants: readonly Grant[]) {
  return grants.map((grant) => ({
    via: grant.via,
    origin: originOf(grant),
    accessLevel: grant.level,
    source: grant.steps[1] ?? null,
    expiresAt: grant.expiresAt,
  }));
}
