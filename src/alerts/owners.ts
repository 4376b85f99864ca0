import type { GraphRead } from '../core/graph-read.js';

/** Something that somebody answers for. */
interface Owned {
  readonly id: string;
  /** Key of the thing; null where it is about none. */
  readonly asset: string | null;
  /** Full path of the group or project that it is in. */
  readonly path: string | null;
}

/** Those who own the group or project that it is in, or one above it, and whoever the thing is, belongs to or acts as. */
const statement = `
  UNWIND $things AS one
  WITH one, split(coalesce(one.asset, ''), '/')[0] + '/' AS host, split(coalesce(one.path, ''), '/') AS names
  WITH one, host, [n IN range(1, size(names)) | reduce(p = names[0], name IN names[1..n] | p + '/' + name)] AS paths
  CALL (one, host, paths) {
    MATCH (u:GitLabUser)-[m:MEMBER_OF|OWNS]->(place:GitLabGroup|GitLabProject)
    WHERE place.fullPath IN paths AND place.key STARTS WITH host AND (type(m) = 'OWNS' OR m.accessLevel >= 50)
    RETURN u.username AS username
    UNION
    MATCH (thing:GitLabEntity {key: one.asset})
    MATCH (u:GitLabUser) WHERE u = thing OR EXISTS { (thing)-[:ACTS_AS]->(u) } OR EXISTS { (u)-[:OWNS]->(thing) }
    RETURN u.username AS username
  }
  WITH one.id AS id, username ORDER BY username
  RETURN id, collect(DISTINCT username) AS owners`;

/** Usernames of those who answer for things, sorted, by the ids of the things; those of nobody are left out. */
export async function ownersOf(
  read: GraphRead,
  things: readonly Owned[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (things.length === 0) return new Map();
  const rows = await read<{ id: string; owners: readonly string[] }>(statement, { things });
  return new Map(rows.map(({ id, owners }) => [id, owners]));
}
