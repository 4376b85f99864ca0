import { type PathStep, shortestAccessPaths } from '../access/paths/shortest.js';
import { isAppError } from '../core/errors.js';
import type { GraphRead } from '../core/graph-read.js';
import type { ExportedAlert } from './exports/exported.js';
import { ownersOf } from './owners.js';

/** Names of things, at most ten, and how many there are. */
export interface NamedCount {
  readonly count: number;
  readonly first: readonly string[];
}

/** What shows where an alert comes from and what it concerns. */
export interface AlertProof {
  /** The shortest paths between the two things that the rule names, at most three; none where it names none, or one is gone. */
  readonly paths: readonly (readonly PathStep[])[];
  /** Full paths of the projects that the thing is, has below it, or is in. */
  readonly repositories: NamedCount;
  /** Names of their environments. */
  readonly environments: NamedCount;
  /** Usernames of those who own the thing or the place that it is in. */
  readonly owners: readonly string[];
}

const mostPaths = 3;

// A person concerns the places of the own memberships, anything else the place that it is in.
const concerned = `
  MATCH (n:GitLabEntity {key: $asset})
  CALL (n) {
    WITH n WHERE n:GitLabGroup OR n:GitLabProject RETURN n AS place
    UNION
    MATCH (n)-[:MEMBER_OF|OWNS|GRANTS]->(place:GitLabGroup|GitLabProject) RETURN place
    UNION
    MATCH (place:GitLabGroup|GitLabProject)-[:HAS]->(n) WHERE NOT n:GitLabGroup AND NOT n:GitLabProject RETURN place
  }
  MATCH (place) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
  WITH DISTINCT p ORDER BY p.fullPath
  WITH collect(p) AS projects
  RETURN {count: size(projects), first: [p IN projects[0..10] | p.fullPath]} AS repositories,
    CASE WHEN $environment IS NOT NULL THEN {count: 1, first: [$environment]} ELSE {
      count: reduce(sum = 0, p IN projects | sum + COUNT { (p)-[:HAS]->(:GitLabEnvironment) }),
      first: COLLECT { UNWIND projects[0..100] AS p MATCH (p)-[:HAS]->(e:GitLabEnvironment) RETURN DISTINCT e.name AS name ORDER BY name LIMIT 10 }
    } END AS environments`;

const none: NamedCount = { count: 0, first: [] };

/** The paths between the two things that an alert's rule names in its findings. */
export async function pathsOfAlert(
  read: GraphRead,
  { rule, details }: ExportedAlert,
): Promise<AlertProof['paths']> {
  const [from, to] = (rule?.alert.path ?? []).map((column) => details[column]);
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  try {
    return await shortestAccessPaths(read, { from, to, max: mostPaths });
  } catch (error) {
    // What the alert tells of may be gone by now.
    if (isAppError(error, 'NODE_UNKNOWN')) return [];
    throw error;
  }
}

/**
 * What a thing concerns and who answers for it, as the graph is now.
 * @param environment the only one that is concerned; null: all.
 * @throws errors of the graph.
 */
export async function affectedBy(
  read: GraphRead,
  { asset, path }: { readonly asset: string | null; readonly path: string | null },
  environment: string | null = null,
): Promise<Omit<AlertProof, 'paths'>> {
  const id = 'thing';
  const [[found], owners] = await Promise.all([
    asset === null ? [] : read<Omit<AlertProof, 'paths' | 'owners'>>(concerned, { asset, environment }),
    ownersOf(read, [{ id, asset, path }]),
  ]);
  return {
    repositories: found?.repositories ?? none,
    environments: found?.environments ?? none,
    owners: owners.get(id) ?? [],
  };
}

/** What proves an alert, as the graph is now. @throws errors of the graph. */
export async function proofOf(read: GraphRead, exported: ExportedAlert): Promise<AlertProof> {
  const { environment } = exported.details;
  const named = typeof environment === 'string' ? environment : null;
  const [paths, affected] = await Promise.all([
    pathsOfAlert(read, exported),
    affectedBy(read, exported.alert, named),
  ]);
  return { paths, ...affected };
}
