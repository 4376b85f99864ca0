import type { GraphRead } from '../core/graph-read.js';
import { type Actor, actorOf } from './identities.js';
import { cut, eachKey, keysIn } from './in-parts.js';
import { type KnownPerson, type PersonRow, personOf } from './subjects.js';

/** A person with what acts as them: access tokens and SSH keys. */
export interface Account {
  readonly person: KnownPerson;
  readonly tokens: readonly Actor[];
}

const tokenFacts = ['name', 'title', 'scopes', 'revoked', 'active', 'expiresAt', 'usageType'] as const;

type TokenRow = readonly [key: string, type: string, ...facts: unknown[]];

/** People of whom the same is known beside their names, which of hundreds is told once. */
interface Row {
  readonly facts: readonly [
    userType: PersonRow[3],
    state: PersonRow[4],
    locked: PersonRow[5],
    isAdmin: PersonRow[6],
    isAuditor: PersonRow[7],
    external: PersonRow[8],
  ];
  readonly people: readonly (readonly [
    key: string,
    username: string | null,
    name: string | null,
    tokens: readonly TokenRow[],
  ])[];
}

const { unwind, part } = cut('alike', 'people');

const matches = {
  among: `${eachKey('among')} MATCH (u:GitLabUser {key: key})`,
  host: 'MATCH (u:GitLabUser) WHERE u.key STARTS WITH $prefix',
} as const;

/** People of whom the database looks for two halves at once: it works on a statement with one thread. */
const worthTwo = 400;

const tokens = `COLLECT { MATCH (u)<-[:ACTS_AS]-(n:GitLabAccessToken|GitLabSshKey)
  RETURN [n.key, n._type, ${tokenFacts.map((name) => `n.${name}`).join(', ')}] }`;

function tokenOf([key, type, ...values]: TokenRow, person: KnownPerson): Actor | undefined {
  const facts = Object.fromEntries(tokenFacts.map((name, at) => [name, values[at]]));
  const actor = actorOf({ key, type, facts, people: [], grants: [], serves: [] });
  return actor && { ...actor, person };
}

function accountsOf({ facts, people }: Row): Account[] {
  return people.map(([key, username, name, acting]) => {
    const person = personOf([key, username, name, ...facts]);
    return { person, tokens: acting.flatMap((token) => tokenOf(token, person) ?? []) };
  });
}

/**
 * People by their keys, or all of a GitLab.
 * @param withTokens whether what acts as them is wanted too.
 */
export async function loadAccounts(
  read: GraphRead,
  whose: { readonly among: readonly string[] } | { readonly host: string },
  withTokens: boolean,
): Promise<Account[]> {
  const load = async (match: string, parameters: Readonly<Record<string, unknown>>) => {
    const rows = await read<Row>(
      `${match} WITH [u.userType, u.state, u.locked, u.isAdmin, u.isAuditor, u.external] AS facts,
         collect([u.key, u.username, u.name, ${withTokens ? tokens : '[]'}]) AS alike
       ${unwind} RETURN facts, ${part}`,
      parameters,
    );
    return rows.flatMap(accountsOf);
  };
  if ('host' in whose) return load(matches.host, { prefix: `${whose.host}/user/` });
  const { among } = whose;
  const middle = among.length > worthTwo ? Math.ceil(among.length / 2) : among.length;
  const halves = [among.slice(0, middle), among.slice(middle)].filter(({ length }) => length > 0);
  return (await Promise.all(halves.map((half) => load(matches.among, keysIn('among', half))))).flat();
}
