import { groupBy } from '../../core/collections.js';
import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { kindOfKey } from './keys.js';
import type { Moment } from './moment.js';
import { type ChangeRecord, type Facts, factsBefore, recordFacts } from './records.js';

/** A relationship as it was. */
export interface PastEdge {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly facts: NonNullable<Facts>;
}

/** The part of the graph, as it was, that decides about roles in one place. */
export interface Past {
  /** Key of the group or project. */
  readonly place: string;
  /** What is known of each group, project, person and custom role, by key. */
  readonly nodes: ReadonlyMap<string, NonNullable<Facts>>;
  readonly edges: readonly PastEdge[];
  /** Keys of the groups and projects whose members, invitations and parents count. */
  readonly places: readonly string[];
}

/** The relationships that roles come along, from persons and groups. */
const roleTypes = ['MEMBER_OF', 'INVITED_TO', 'HAS', 'OWNS'] as const;
/** Invitations that one grant may use at most (R5, R6). */
const mostInvitations = 2;
/** Records, relationships and people that one question looks at, at most. */
const mostRows = 100_000;

/** Reads what was, of one moment, and counts so that no question reads without an end. */
export class PastReader {
  #left: number;

  constructor(
    private readonly read: GraphRead,
    private readonly moment: Moment,
    private readonly most = mostRows,
  ) {
    this.#left = most;
  }

  #count(rows: readonly unknown[]): void {
    this.#left -= rows.length;
    if (this.#left < 0) throw appError('HISTORY_TOO_LONG', { most: this.most, time: this.moment.time });
  }

  /** The records since then of nodes with these keys, or of relationships that reach them, oldest first. */
  async #since(keys: readonly string[], subject: ChangeRecord['subject']): Promise<ChangeRecord[]> {
    const rows = await this.read<{ record: ChangeRecord }>(
      `UNWIND $keys AS key MATCH (c:Change {key: key})
       WHERE c.turn >= $turn AND c.subject = $subject AND (c.subject = 'node' OR c.type IN $types)
       WITH c LIMIT $limit RETURN ${recordFacts} AS record ORDER BY c.turn, c.id`,
      { keys, subject, types: roleTypes, turn: this.moment.turn, limit: this.#left + 1 },
    );
    this.#count(rows);
    return rows.map(({ record }) => record);
  }

  /** What nodes held; those that were not there are left out. The state of now is read first: see `factsBefore`. */
  async nodes(keys: readonly string[]): Promise<Map<string, NonNullable<Facts>>> {
    const rows = await this.read<{ key: string; facts: NonNullable<Facts> }>(
      `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})
       RETURN key, n {.*, _claims: null, _views: null, unreadable: null} AS facts`,
      { keys },
    );
    const now = new Map(rows.map(({ key, facts }) => [key, facts]));
    const records = groupBy(await this.#since(keys, 'node'), ({ key }) => key);
    return new Map(
      keys.flatMap((key) => {
        const facts = factsBefore(now.get(key), records.get(key) ?? []);
        return facts === undefined ? [] : [[key, facts] as const];
      }),
    );
  }

  /** The relationships by which persons and groups reached these places. */
  async edgesTo(keys: readonly string[]): Promise<PastEdge[]> {
    const rows = await this.read<PastEdge>(
      `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})<-[e:${roleTypes.join('|')}]-(o:GitLabGroup|GitLabUser)
       WITH key, e, o LIMIT $limit
       RETURN type(e) AS type, o.key AS from, key AS to, e {.*, _claims: null, unreadable: null} AS facts`,
      { keys, limit: this.#left + 1 },
    );
    this.#count(rows);
    const idOf = (type: string, from: string | null, to: string) => `${type} ${from} ${to}`;
    const now = new Map(rows.map((edge) => [idOf(edge.type, edge.from, edge.to), edge]));
    const records = groupBy(
      (await this.#since(keys, 'relationship')).filter(({ fromKey }) =>
        ['group', 'user'].includes(kindOfKey(fromKey ?? '')),
      ),
      ({ type, fromKey, key }) => idOf(type, fromKey, key),
    );
    return [...new Set([...now.keys(), ...records.keys()])].flatMap((id) => {
      const since = records.get(id) ?? [];
      const facts = factsBefore(now.get(id)?.facts, since);
      const [type = '', from = '', to = ''] = id.split(' ');
      return facts === undefined ? [] : [{ type, from, to, facts }];
    });
  }

  /** Keys of the people who may have been administrators. */
  async administrators(): Promise<string[]> {
    const { host, turn } = this.moment;
    const rows = await this.read<{ key: string }>(
      `MATCH (u:GitLabUser) WHERE u.key STARTS WITH $prefix AND u.isAdmin = true RETURN u.key AS key
       UNION
       MATCH (c:Change {host: $host, type: 'user'}) WHERE c.turn >= $turn AND 'isAdmin' IN c.properties
       RETURN c.key AS key`,
      { host, turn, prefix: `${host}/user/` },
    );
    this.#count(rows);
    return rows.map(({ key }) => key);
  }
}

/**
 * Everything from which a way of at most two invitations led to a place, as it was: whatever the rules make of it, no role
 * in the place comes from anything else but being an administrator.
 */
async function waysTo(reader: PastReader, place: string): Promise<Map<string, readonly PastEdge[]>> {
  const ways = new Map<string, readonly PastEdge[]>();
  let frontier = [place];
  for (let invitations = 0; invitations <= mostInvitations; invitations += 1) {
    const invited: string[] = [];
    while (frontier.length > 0) {
      const fresh = frontier.filter((key) => !ways.has(key));
      const byEnd = groupBy(fresh.length === 0 ? [] : await reader.edgesTo(fresh), ({ to }) => to);
      const above: string[] = [];
      for (const key of new Set(fresh)) ways.set(key, byEnd.get(key) ?? []);
      for (const key of new Set(frontier)) {
        for (const { type, from } of ways.get(key) ?? []) {
          if (type === 'HAS') above.push(from);
          if (type === 'INVITED_TO') invited.push(from);
        }
      }
      frontier = above;
    }
    frontier = invited;
  }
  return ways;
}

/** The past of a place; undefined when the graph did not have it then. @throws AppError HISTORY_TOO_LONG. */
export async function pastOf(read: GraphRead, moment: Moment, place: string): Promise<Past | undefined> {
  const reader = new PastReader(read, moment);
  if (!(await reader.nodes([place])).has(place)) return undefined;
  const ways = await waysTo(reader, place);
  const edges = [...ways.values()].flat();
  const roles = edges.flatMap(({ facts }) =>
    typeof facts.memberRoleId === 'number' ? [`${moment.host}/member_role/${facts.memberRoleId}`] : [],
  );
  const people = edges.flatMap(({ from }) => (kindOfKey(from) === 'user' ? [from] : []));
  const keys = [...ways.keys(), ...people, ...roles, ...(await reader.administrators())];
  const nodes = await reader.nodes([...new Set(keys)]);
  return {
    place,
    nodes,
    edges: edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
    places: [...ways.keys()],
  };
}
