import type { GraphRead } from '../../core/graph-read.js';
import { computedEdges } from './computed.js';
import { estateEdges, estateNodes, type Stream } from './structure.js';

/** How far an export is. */
export interface OpenGraphProgress {
  readonly nodes: number;
  readonly edges: number;
  /** Groups, projects and instances in which it has been decided who may do what. */
  readonly places: number;
}

/** Things that are put into one piece of text. */
const atOnce = 500;

/** JSON of a list without its brackets, in pieces. */
async function* items(things: AsyncIterable<unknown>): AsyncGenerator<string, void, void> {
  let pieces: string[] = [];
  let before = '\n';
  for await (const thing of things) {
    pieces.push(JSON.stringify(thing));
    if (pieces.length < atOnce) continue;
    yield before + pieces.join(',\n');
    before = ',\n';
    pieces = [];
  }
  if (pieces.length > 0) yield before + pieces.join(',\n');
}

/**
 * The estate and its computed edges as BloodHound OpenGraph JSON, piece by piece in constant memory: nodes, relationships
 * that carry access, and who can push, merge, run pipelines, deploy, read variables, run on runners and act as whom. It is read over some time and not at one moment.
 */
export async function* openGraphText(
  read: GraphRead,
  stream: Stream,
  onProgress: (progress: OpenGraphProgress) => void = () => undefined,
): AsyncGenerator<string, void, void> {
  let progress: OpenGraphProgress = { nodes: 0, edges: 0, places: 0 };
  async function* counting<T>(things: AsyncIterable<T>, what: 'nodes' | 'edges') {
    for await (const thing of things) {
      yield thing;
      progress = { ...progress, [what]: progress[what] + 1 };
      if (progress[what] % 10_000 === 0) onProgress(progress);
    }
  }
  const onPlaces = (places: number) => {
    progress = { ...progress, places };
  };
  yield '{"metadata":{"source_kind":"GitLab"},"graph":{"nodes":[';
  yield* items(counting(estateNodes(stream), 'nodes'));
  yield '],"edges":[';
  async function* edges() {
    yield* estateEdges(stream);
    yield* computedEdges(read, stream, onPlaces);
  }
  yield* items(counting(edges(), 'edges'));
  yield ']}}\n';
  onProgress(progress);
}
