import { entityLabel } from '../gitlab/model/entity.js';
import { groupsOnly, upward } from './grants.js';
import type { Read } from './load-places.js';

/** A list that no connection could read, and on which an answer depends. */
export interface UnreadList {
  readonly connection: string;
  readonly source: string;
  readonly target: string | null;
  readonly reason: string;
}

/** The sources that tell of memberships and invitations (R1 to R5). */
const grantSources = ['group-members', 'project-members', 'group-details'];
/** The same with those that tell which places there are: what an answer about all of them depends on. */
export const accessSources: readonly string[] = ['groups', 'projects', ...grantSources];
/** The sources that tell of what protects branches and tags (R19). */
const ruleSources = ['branch-rules', 'branch-rules-rest', 'group-branch-rules', 'protected-tags'];

/**
 * The places whose lists can decide about roles in `r`: itself, the groups above, those invited to any of them, the groups
 * above those, and the groups that are shared with them.
 */
const statement = `
  MATCH (r:${entityLabel} {key: $place})
  WITH COLLECT { MATCH (a:GitLabGroup|GitLabProject) ${upward} (r) RETURN DISTINCT a } AS above
  WITH above, COLLECT { UNWIND above AS a MATCH (i:GitLabGroup)-[:INVITED_TO]->(a) RETURN DISTINCT i } AS invited
  WITH above, COLLECT { UNWIND invited AS i MATCH (b:GitLabGroup) ${groupsOnly} (i) RETURN DISTINCT b } AS reached
  WITH above, reached, COLLECT { UNWIND reached AS b MATCH (o:GitLabGroup)-[:INVITED_TO]->(b) RETURN DISTINCT o } AS shared
  UNWIND above + reached + shared AS n WITH collect(DISTINCT n.key) AS keys
  MATCH (c:Connection)-[:RAN]->(run:SyncRun {id: c.lastRun})-[:INCOMPLETE]->(s:SyncScope)
  WHERE s.target IN keys AND s.source IN $sources
    AND NOT EXISTS {
      MATCH (d:Connection)-[:RAN]->(other:SyncRun {id: d.lastRun})-[:COVERED]->(:SourceCoverage {source: s.source, state: 'read'})
      MATCH (t:${entityLabel} {key: s.target})
      WHERE d <> c AND any(entry IN t._claims WHERE entry STARTS WITH d.name + '|')
        AND NOT EXISTS { (other)-[:INCOMPLETE]->(:SyncScope {source: s.source, target: s.target}) } }
  RETURN DISTINCT c.name AS connection, s.source AS source, s.target AS target, s.reason AS reason
  ORDER BY source, target, connection LIMIT 1000`;

/** The lists that no connection read whole and that decide about roles in a place, or about what protects its branches. */
export function unreadLists(read: Read, place: string, withRules: boolean): Promise<UnreadList[]> {
  const sources = withRules ? [...grantSources, ...ruleSources] : grantSources;
  return read<UnreadList>(statement, { place, sources });
}

/** Whether a list tells of what protects branches and tags, and not of roles. */
export function isOfRules({ source }: UnreadList): boolean {
  return ruleSources.includes(source);
}
