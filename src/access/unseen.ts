import type { GraphRead } from '../core/graph-read.js';
import { readMany } from './in-parts.js';

/** What the graph only knows of by what others tell: its lists were never asked for. */
export interface Unseen {
  /** Keys of the groups and projects that no connection lists. */
  readonly things: ReadonlySet<string>;
  /** Keys of the groups that are listed while the group above them is not in the graph: a connection begins there. */
  readonly cutOff: ReadonlySet<string>;
}

/** Nothing. */
export const nothingUnseen: Unseen = { things: new Set(), cutOff: new Set() };

/** How many have no visibility, which only who lists a thing tells: most estates need no look at all of them. */
const without = (label: string) =>
  `COUNT { (:${label}) } - COUNT { MATCH (n:${label}) WHERE n.visibility IS NOT NULL }`;
/**
 * Cypher of whether the connection `c`, by its last run `run`, lists all groups and projects of its host: it is of no single
 * group, and an administrator's, who alone may list the users. What such a one does not list is gone, whatever mentions it.
 */
export const listsAllOf = `(c.group IS NULL
    AND EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'groups', state: 'read', denied: 0, failed: 0}) }
    AND EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'projects', state: 'read', denied: 0, failed: 0}) }
    AND EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'users', state: 'read'}) })`;
const statement = `
  RETURN ${without('GitLabGroup')} AS groups, ${without('GitLabProject')} AS projects, COLLECT {
    MATCH (:GitLabAccount {host: $host})-[:HAS]->(g:GitLabGroup)
    WHERE g.parentId IS NOT NULL AND NOT EXISTS { (:GitLabGroup)-[:HAS]->(g) }
    RETURN DISTINCT g.key } AS cutOff`;

interface Row {
  readonly groups: number;
  readonly projects: number;
  readonly cutOff: readonly string[];
}

function unlisted(read: GraphRead, label: string, prefix: string): Promise<string[]> {
  const those = `MATCH (n:${label}) WHERE n.visibility IS NULL AND n.key STARTS WITH $prefix AND size(coalesce(n._claims, [])) = 0`;
  return readMany<string>(read, those, 'n.key', { prefix });
}

/** What no connection to the GitLab of a host lists, though the graph has it; asked where none lists all. */
export async function loadUnseen(read: GraphRead, host: string): Promise<Unseen> {
  const [row] = await read<Row>(statement, { host });
  if (row === undefined) return nothingUnseen;
  const [groups, projects] = await Promise.all([
    row.groups === 0 ? [] : unlisted(read, 'GitLabGroup', `${host}/group/`),
    row.projects === 0 ? [] : unlisted(read, 'GitLabProject', `${host}/project/`),
  ]);
  return { things: new Set([...groups, ...projects]), cutOff: new Set(row.cutOff) };
}

/** Whether some connection to the GitLab of a host lists all that there is; then nothing is unseen. */
export async function isWholeKnown(read: GraphRead, host: string): Promise<boolean> {
  const [row] = await read<{ whole: boolean }>(
    `RETURN EXISTS { MATCH (c:Connection {host: $host})-[:RAN]->(run:SyncRun {id: c.lastRun}) WHERE ${listsAllOf} } AS whole`,
    { host },
  );
  return row?.whole === true;
}
