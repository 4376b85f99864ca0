import type { Read } from './read.js';
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

/** Who may do things without any grant: administrators and auditors, and those who may be (R13). */
export function loadPowerful(read: Read, host: string): Promise<KnownPerson[]> {
  return loadAccounts(
    read,
    host,
    '(u.isAdmin = true OR u.isAuditor = true OR (u.isAdmin IS NULL AND $perhaps) OR (u.isAuditor IS NULL AND $perhaps))',
  );
}

/** All people of a GitLab. */
export function loadEverybody(read: Read, host: string): Promise<KnownPerson[]> {
  return loadAccounts(read, host, 'true');
}

async function loadAccounts(read: Read, host: string, condition: string): Promise<KnownPerson[]> {
  const rows = await read<{ person: PersonRow }>(
    `MATCH (u:GitLabUser) WHERE u.key STARTS WITH $prefix AND ${condition} RETURN ${personFacts} AS person`,
    // Of GitLab.com nobody's account is an administrator's; see `personOf`.
    { prefix: `${host}/user/`, perhaps: host !== 'gitlab.com' },
  );
  return rows.map(({ person }) => personOf(person));
}
