import type { Read } from '../load-places.js';
import { type Deed, everybodysDeeds } from './actions.js';
import { edge, type OpenGraphEdge } from './shape.js';
import type { Stream } from './structure.js';

/** Projects that are decided about at once. */
const batchSize = 100;

const verbs: Readonly<Record<Deed['action'], string>> = {
  PUSH: 'Push',
  MERGE: 'Merge',
  RUN_PIPELINE: 'RunPipeline',
};

/** What is certain is `Can`, which a path may follow; what depends on something that could not be read is `May`. */
const kindOf = ({ action, decision }: Deed) =>
  `GitLab_${decision === 'ALLOWED' ? 'Can' : 'May'}${verbs[action]}`;

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[], void, void> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Who may push and merge to the default branches of all projects and run pipelines there, batch by batch. */
async function* deedEdges(
  read: Read,
  stream: Stream,
  onProjects: (projects: number) => void,
): AsyncGenerator<OpenGraphEdge, void, void> {
  const projects = stream<{ key: string }>(
    'MATCH (p:GitLabProject) WHERE p:GitLabEntity RETURN p.key AS key',
    {},
  );
  let done = 0;
  for await (const batch of batches(projects, batchSize)) {
    const deeds = await everybodysDeeds(
      read,
      batch.map(({ key }) => key),
    );
    for (const deed of deeds)
      yield edge(kindOf(deed), deed.person, deed.place, {
        ref: deed.ref,
        accesslevel: deed.accessLevel,
      });
    done += batch.length;
    onProjects(done);
  }
}

/**
 * Credentials that work, and whom they act as: tokens that are neither revoked nor expired, keys that have not expired, of
 * accounts that may be used (R12, R25).
 */
async function* actingEdges(stream: Stream, today: string): AsyncGenerator<OpenGraphEdge, void, void> {
  const rows = stream<{ start: string; end: string; scopes: readonly string[] | null }>(
    `MATCH (c:GitLabAccessToken|GitLabSshKey|GitLabIdentity)-[:ACTS_AS]->(u:GitLabUser)
     WHERE coalesce(u.state, 'active') = 'active' AND NOT coalesce(u.locked, false)
       AND NOT coalesce(c.revoked, false) AND coalesce(c.active, true)
       AND (c.expiresAt IS NULL OR substring(c.expiresAt, 0, 10) > $today)
     RETURN c.key AS start, u.key AS end, c.scopes AS scopes`,
    { today },
  );
  for await (const { start, end, scopes } of rows)
    yield edge('GitLab_CanActAs', start, end, scopes === null ? {} : { scopes });
}

/** The edges that are decided and not stored. */
export async function* computedEdges(
  read: Read,
  stream: Stream,
  onProjects: (projects: number) => void,
): AsyncGenerator<OpenGraphEdge, void, void> {
  yield* actingEdges(stream, new Date().toISOString().slice(0, 10));
  yield* deedEdges(read, stream, onProjects);
}
