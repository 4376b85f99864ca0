import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { listsAllOf, loadUnseen, nothingUnseen, type Unseen } from './unseen.js';
import type { UnreadList } from './verdict.js';

/** The sources that tell of memberships and invitations (R1 to R5). */
export const roleSources: readonly string[] = ['group-members', 'project-members', 'group-details'];
/** The same with those that tell which places there are: what an answer about all of them depends on. */
export const accessSources: readonly string[] = ['groups', 'projects', ...roleSources];

/** Why the lists of a thing are not known that others only mention. */
export const notListedReason = 'No connection lists it.';
/** Why what flows down to a group is not known where a connection begins with it. */
export const notAboveReason = 'No connection sees the group above it.';

/** The sources that list the places themselves. */
const placeLists: readonly string[] = ['groups', 'projects'];
/** The source that lists all people of a GitLab, and why they are not known where it was not read. */
const allPeople = 'users';
const notAllPeopleReason = 'No connection lists everybody on the instance.';

/** The sources of which single lists may be unread, each decisive for some answer. */
const decisive: readonly string[] = [
  ...placeLists,
  'group-members',
  'project-members',
  'group-details',
  'branch-rules',
  'branch-rules-rest',
  'group-branch-rules',
  'protected-tags',
  'project-protected-environments',
  'group-protected-environments',
  'project-deploy-keys',
  'job-token-projects',
  'job-token-groups',
];

/** Which lists no connection could read. */
export interface Unread {
  /** The unread list of a source and a thing; undefined when some connection read it. */
  of(source: string, target: string): UnreadList | undefined;
  /** The list of all people, where no connection has read it; undefined too where nothing tells of connections. */
  people(): UnreadList | undefined;
  /** What is told of the groups above one, where no connection sees them; undefined when it is known or there is none. */
  above(group: string): UnreadList | undefined;
  /** Keys of the things of which a list of these sources is unread; `all` when a source was not read at all. */
  targets(sources: readonly string[]): readonly string[] | 'all';
}

interface ConnectionRow {
  readonly connection: string;
  readonly finished: boolean;
  /** Whether it lists all groups and projects that there are. */
  readonly listsAll: boolean;
  readonly coverage: readonly {
    readonly source: string;
    readonly state: string;
    readonly reason: string | null;
    /** Lists that were denied or failed. */
    readonly unread: number;
  }[];
  readonly incomplete: readonly {
    readonly source: string;
    readonly target: string;
    readonly reason: string;
    /** Names of the connections that tell of the thing. */
    readonly tellers: readonly string[];
  }[];
}

const statement = `
  MATCH (c:Connection {host: $host})
  OPTIONAL MATCH (c)-[:RAN]->(run:SyncRun {id: c.lastRun})
  RETURN c.name AS connection, run IS NOT NULL AS finished, ${listsAllOf} AS listsAll,
    COLLECT { MATCH (run)-[:COVERED]->(s) WHERE s.source IN $sources RETURN s {.source, .state, .reason, unread: coalesce(s.denied, 0) + coalesce(s.failed, 0)} } AS coverage,
    COLLECT { MATCH (run)-[:INCOMPLETE]->(s) WHERE s.source IN $sources AND ($targets IS NULL OR s.target IN $targets)
      RETURN s {.source, .target, .reason, tellers: COLLECT {
        MATCH (t:${entityLabel} {key: s.target}) UNWIND t._claims AS claim RETURN DISTINCT split(claim, '|')[0] }} } AS incomplete
  ORDER BY connection`;

class Lists implements Unread {
  readonly #rows: readonly ConnectionRow[];
  readonly #lists = new Map<string, UnreadList[]>();
  /** Sources of which a connection could read no list, by source. */
  readonly #whole = new Map<string, UnreadList[]>();
  readonly #tellers = new Map<string, readonly string[]>();
  readonly #unseen: Unseen;
  readonly #sources: readonly string[];

  constructor(rows: readonly ConnectionRow[], unseen: Unseen, sources: readonly string[]) {
    this.#rows = rows;
    this.#unseen = unseen;
    this.#sources = sources;
    for (const row of rows) this.#add(row);
  }

  #add({ connection, finished, coverage, incomplete }: ConnectionRow): void {
    const push = (map: Map<string, UnreadList[]>, key: string, list: UnreadList) =>
      map.set(key, [...(map.get(key) ?? []), list]);
    for (const { source, target, reason, tellers } of incomplete) {
      push(this.#lists, `${source} ${target}`, { connection, source, target, reason });
      this.#tellers.set(target, tellers);
    }
    const states = new Map(coverage.map((one) => [one.source, one]));
    for (const source of this.#sources) {
      const known = states.get(source);
      const unfinished = finished ? undefined : 'No sync of this connection has finished yet.';
      const unreadable =
        known?.state === 'unreadable' ? (known.reason ?? 'It could not be read.') : unfinished;
      if (unreadable !== undefined)
        push(this.#whole, source, { connection, source, target: null, reason: unreadable });
    }
  }

  of(source: string, target: string): UnreadList | undefined {
    // Where one lists all that there is, it matters to nobody what another one could not list.
    if (placeLists.includes(source) && this.#rows.some(({ listsAll }) => listsAll)) return undefined;
    const { things } = this.#unseen;
    if (things.size > 0 && things.has(target)) return this.#notListed(source, target);
    // Asked for each of thousands of places, of most of which all was read.
    if (this.#lists.size + this.#whole.size === 0) return undefined;
    const lists = [...(this.#lists.get(`${source} ${target}`) ?? []), ...(this.#whole.get(source) ?? [])];
    const [first] = lists;
    if (first === undefined) return undefined;
    const without = new Set(lists.map(({ connection }) => connection));
    const tellers = this.#tellers.get(target);
    const readers = this.#rows.filter(
      ({ connection }) => !without.has(connection) && (tellers?.includes(connection) ?? true),
    );
    return readers.length > 0 ? undefined : first;
  }

  people(): UnreadList | undefined {
    const found = this.#rows.map(({ connection, coverage }) => {
      const users = coverage.find(({ source }) => source === allPeople);
      if (users === undefined || (users.state === 'read' && users.unread === 0)) return undefined;
      return { connection, source: allPeople, target: null, reason: users.reason ?? notAllPeopleReason };
    });
    return found.includes(undefined) ? undefined : found[0];
  }

  above(group: string): UnreadList | undefined {
    if (!this.#unseen.cutOff.has(group)) return undefined;
    return { ...this.#notListed('group-members', group), reason: notAboveReason };
  }

  /** Any of the connections, for none is nearer to it. */
  #notListed(source: string, target: string): UnreadList {
    const [first] = this.#rows;
    return { connection: first?.connection ?? '', source, target, reason: notListedReason };
  }

  targets(sources: readonly string[]): readonly string[] | 'all' {
    if (sources.some((source) => this.#whole.has(source))) return 'all';
    const targets = [...this.#lists.values()].flatMap((lists) =>
      lists.flatMap(({ source, target }) => (target !== null && sources.includes(source) ? [target] : [])),
    );
    const { things, cutOff } = this.#unseen;
    return [...new Set([...targets, ...things, ...cutOff])];
  }
}

/**
 * The lists of a GitLab that no connection could read, those of what no connection lists among them.
 * @param targets the things whose lists matter; by default all.
 * @param sources those of the lists; by default all that decide about answers.
 */
export async function loadUnread(
  read: GraphRead,
  host: string,
  targets?: readonly string[],
  sources: readonly string[] = decisive,
): Promise<Unread> {
  const rows = await read<ConnectionRow>(statement, {
    host,
    targets: targets ?? null,
    sources: [...sources, allPeople],
  });
  // Where nothing was synced there is nobody who could have told.
  const isWhole = rows.length === 0 || rows.some(({ listsAll }) => listsAll);
  const unseen = isWhole ? nothingUnseen : await loadUnseen(read, host);
  return new Lists(rows, unseen, sources);
}

/**
 * The lists of members of what no connection lists though others mention it, on every GitLab: whom they bring to roles nobody
 * knows.
 */
export async function loadUnlisted(read: GraphRead): Promise<UnreadList[]> {
  const rows = await read<{ host: string; connection: string; isWhole: boolean }>(
    `MATCH (c:Connection)-[:RAN]->(run:SyncRun {id: c.lastRun})
     RETURN c.host AS host, min(c.name) AS connection, any(whole IN collect(${listsAllOf}) WHERE whole) AS isWhole ORDER BY host`,
  );
  const lists = await Promise.all(
    rows.map(async ({ host, connection, isWhole }) => {
      const { things, cutOff } = isWhole ? nothingUnseen : await loadUnseen(read, host);
      const list = (target: string, reason: string) => ({
        connection,
        source: target.includes('/project/') ? 'project-members' : 'group-members',
        target,
        reason,
      });
      return [
        ...[...things].sort().map((target) => list(target, notListedReason)),
        ...[...cutOff].sort().map((target) => list(target, notAboveReason)),
      ];
    }),
  );
  return lists.flat();
}
