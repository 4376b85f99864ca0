import type { GraphRead } from '../core/graph-read.js';
import { isAnyMissing } from './missing.js';
import { type KnownPerson, type PersonRow, personFacts, personOf } from './subjects.js';

const plain: KnownPerson = {
  key: '',
  username: null,
  name: null,
  userType: null,
  active: true,
  admin: false,
  auditor: false,
  external: false,
};

/** Somebody of whom nothing is known, but who may be in a list that was not read. */
export const stranger: KnownPerson = { ...plain, key: 'stranger' };

/** An administrator of whom nothing else is known: one whom no connection lists. */
export const unlistedAdministrator: KnownPerson = { ...plain, key: 'unlisted', admin: true };

/** Who may do things without any grant: administrators and auditors (R13). */
export async function loadPowerful(read: GraphRead, host: string): Promise<KnownPerson[]> {
  const rows = await read<{ person: PersonRow }>(
    `CALL () { MATCH (u:GitLabUser {isAdmin: true}) RETURN u UNION MATCH (u:GitLabUser {isAuditor: true}) RETURN u }
     WITH u WHERE u.key STARTS WITH $prefix RETURN ${personFacts} AS person`,
    { prefix: `${host}/user/` },
  );
  return rows.map(({ person }) => personOf(person));
}

/** Who may be one of them: it could not be read whether they are (R13). */
export async function loadPerhapsPowerful(read: GraphRead, host: string): Promise<KnownPerson[]> {
  // Of GitLab.com nobody's account is an administrator's; see `personOf`.
  if (host === 'gitlab.com') return [];
  if (!(await isAnyMissing(read, ['GitLabUser'], ['isAdmin', 'isAuditor']))) return [];
  const rows = await read<{ person: PersonRow }>(
    `MATCH (u:GitLabUser) WHERE u.key STARTS WITH $prefix AND (u.isAdmin IS NULL OR u.isAuditor IS NULL)
     RETURN ${personFacts} AS person`,
    { prefix: `${host}/user/` },
  );
  return rows.map(({ person }) => personOf(person));
}
