import type { GraphRead } from '../../core/graph-read.js';
import { today } from '../identities.js';
import { ActionsOfEverybody, type PersonsAction } from './actions.js';
import { actionsOnRunners } from './runners.js';
import { edge, type OpenGraphEdge } from './shape.js';
import type { Stream } from './structure.js';

/** Places that are decided about at once. */
const batchSize = 100;

const verbs: Readonly<Record<PersonsAction['action'], string>> = {
  PUSH: 'Push',
  MERGE: 'Merge',
  RUN_PIPELINE: 'RunPipeline',
  DEPLOY: 'Deploy',
  READ_VARIABLE: 'ReadVariable',
  RUN_ON_RUNNER: 'RunOn',
};

/** What is certain is `Can`, which a path may follow; what depends on something that could not be read is `May`. */
function edgeOf({ person, action, on, ref, decision, accessLevel }: PersonsAction): OpenGraphEdge {
  const kind = `GitLab_${decision === 'ALLOWED' ? 'Can' : 'May'}${verbs[action]}`;
  return edge(kind, person, on, { ...(ref === undefined ? {} : { ref }), accesslevel: accessLevel });
}

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

/** Who may push and merge to the default branches, run pipelines, deploy and read variables, batch by batch of places. */
async function* actionEdges(
  read: GraphRead,
  stream: Stream,
  onPlaces: (places: number) => void,
): AsyncGenerator<OpenGraphEdge, void, void> {
  const everybody = new ActionsOfEverybody(read);
  const places = stream<{ key: string }>(
    'MATCH (p:GitLabProject|GitLabGroup|GitLabAccount) WHERE p:GitLabEntity RETURN p.key AS key',
    {},
  );
  let done = 0;
  for await (const batch of batches(places, batchSize)) {
    for (const one of await everybody.in(batch.map(({ key }) => key))) yield edgeOf(one);
    done += batch.length;
    onPlaces(done);
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
  read: GraphRead,
  stream: Stream,
  onPlaces: (places: number) => void,
): AsyncGenerator<OpenGraphEdge, void, void> {
  yield* actingEdges(stream, today());
  yield* actionEdges(read, stream, onPlaces);
  for await (const one of actionsOnRunners(read)) yield edgeOf(one);
}
