import type { GraphRead } from '../core/graph-read.js';
import { type Actor, actorOf } from './identities.js';
import { eachKey, keysIn, readMany } from './in-parts.js';
import { type KnownPerson, type PersonRow, personFacts, personOf } from './subjects.js';

/** A person with what acts as them: access tokens and SSH keys. */
export interface Account {
  readonly person: KnownPerson;
  readonly tokens: readonly Actor[];
}

type TokenRow = readonly [key: string, type: string, facts: Readonly<Record<string, unknown>>];

type Row = readonly [person: PersonRow, tokens: readonly TokenRow[]];

const matches = {
  among: `${eachKey('among')} MATCH (u:GitLabUser {key: key})`,
  host: 'MATCH (u:GitLabUser) WHERE u.key STARTS WITH $prefix',
} as const;

/** People of whom the database looks for two halves at once: it works on a statement with one thread. */
const worthTwo = 400;

const tokens = `COLLECT { MATCH (u)<-[:ACTS_AS]-(n:GitLabAccessToken|GitLabSshKey)
  RETURN [n.key, n._type, n {.name, .title, .scopes, .revoked, .active, .expiresAt, .usageType}] }`;

function tokenOf([key, type, facts]: TokenRow, person: KnownPerson): Actor | undefined {
  const actor = actorOf({ key, type, facts, people: [], grants: [], serves: [] });
  return actor && { ...actor, person };
}

function accountOf([facts, acting]: Row): Account {
  const person = personOf(facts);
  return { person, tokens: acting.flatMap((token) => tokenOf(token, person) ?? []) };
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
    const rows = await readMany<Row>(
      read,
      match,
      `[${personFacts}, ${withTokens ? tokens : '[]'}]`,
      parameters,
    );
    return rows.map(accountOf);
  };
  if ('host' in whose) return load(matches.host, { prefix: `${whose.host}/user/` });
  const { among } = whose;
  const middle = among.length > worthTwo ? Math.ceil(among.length / 2) : among.length;
  const halves = [among.slice(0, middle), among.slice(middle)].filter(({ length }) => length > 0);
  return (await Promise.all(halves.map((half) => load(matches.among, keysIn('among', half))))).flat();
}
