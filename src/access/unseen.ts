import type { GraphRead } from '../core/graph-read.js';
import { readMany } from './in-parts.js';

/** What the graph only knows of by what others tell: its lists were never asked for. */
export interface Unseen {
  /** Keys of the groups and projects that no connection lists. */
  readonly things: ReadonlySet<string>;
  /** Keys of the groups that are listed while the group above them is not in the graph: a connection begins there. */
  readonly cutOff: ReadonlySet<string>;
}

/** How many have no visibility, which only who lists a thing tells: most estates need no look at all of them. */
const without = (label: string) =>
  `COUNT { (:${label}) } - COUNT { MATCH (n:${label}) WHERE n.visibility IS NOT NULL }`;
/**
 * Whether a connection lists all groups and projects of the host: of no single group, and an administrator's, who alone may
 * list the users. What it does not list is gone, whatever still mentions it.
 */
const allListed = `EXISTS {
    MATCH (c:Connection {host: $host})-[:RAN]->(run:SyncRun {id: c.lastRun}) WHERE c.group IS NULL
    MATCH (run)-[:COVERED]->(:SourceCoverage {source: 'groups', state: 'read', denied: 0, failed: 0})
    MATCH (run)-[:COVERED]->(:SourceCoverage {source: 'projects', state: 'read', denied: 0, failed: 0})
    MATCH (run)-[:COVERED]->(:SourceCoverage {source: 'users', state: 'read'}) }`;
const statement = `
  RETURN ${allListed} AS allListed, ${without('GitLabGroup')} AS groups, ${without('GitLabProject')} AS projects, COLLECT {
    MATCH (:GitLabAccount {host: $host})-[:HAS]->(g:GitLabGroup)
    WHERE g.parentId IS NOT NULL AND NOT EXISTS { (:GitLabGroup)-[:HAS]->(g) }
    RETURN DISTINCT g.key } AS cutOff`;

interface Row {
  readonly allListed: boolean;
  readonly groups: number;
  readonly projects: number;
  readonly cutOff: readonly string[];
}

function unlisted(read: GraphRead, label: string, prefix: string): Promise<string[]> {
  const those = `MATCH (n:${label}) WHERE n.visibility IS NULL AND n.key STARTS WITH $prefix AND size(coalesce(n._claims, [])) = 0`;
  return readMany<string>(read, those, 'n.key', { prefix });
}

/** What no connection to the GitLab of a host lists, though the graph has it. */
export async function loadUnseen(read: GraphRead, host: string): Promise<Unseen> {
  const [row] = await read<Row>(statement, { host });
  if (row === undefined || row.allListed) return { things: new Set(), cutOff: new Set() };
  const [groups, projects] = await Promise.all([
    row.groups === 0 ? [] : unlisted(read, 'GitLabGroup', `${host}/group/`),
    row.projects === 0 ? [] : unlisted(read, 'GitLabProject', `${host}/project/`),
  ]);
  return { things: new Set([...groups, ...projects]), cutOff: new Set(row.cutOff) };
}

/** Whether some connection to the GitLab of a host lists all that there is. */
export async function listsAll(read: GraphRead, host: string): Promise<boolean> {
  const [row] = await read<{ all: boolean }>(`RETURN ${allListed} AS all`, { host });
  return row?.all === true;
}
