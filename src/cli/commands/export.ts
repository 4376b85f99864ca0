import { type OpenGraphProgress, openGraphText } from '../../access/opengraph/text.js';
import { freshness } from '../../api/freshness.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { writeOutput } from '../output-file.js';
import { counted } from '../text.js';

/** Options of `export opengraph`. */
export interface ExportOptions {
  /** File that is written instead of stdout. */
  readonly output?: string;
}

const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;

function tell(cli: Cli, { nodes, edges, places }: OpenGraphProgress): void {
  const decided = places === 0 ? '' : `, ${counted(places, 'place')} decided about`;
  cli.out.note(`${counted(nodes, 'node')}, ${counted(edges, 'edge')}${decided} …`);
}

/**
 * `export opengraph`: writes the estate and its computed edges as BloodHound OpenGraph JSON, and says when lists that could
 * not be read may hold more.
 * @throws AppError OUTPUT_UNWRITABLE, NEO4J_*.
 */
export async function exportOpenGraph(cli: Cli, { output }: ExportOptions): Promise<number> {
  return withGraph(cli, cli.config(), access, async ({ graph }) => {
    const text = openGraphText(
      (statement, parameters) => graph.read(statement, parameters, { signal: cli.signal }),
      (statement, parameters) => graph.stream(statement, parameters, { signal: cli.signal }),
      (progress) => tell(cli, progress),
    );
    await writeOutput(cli, output, text);
    const once = <T>(_name: string, make: () => T) => make();
    const { unknownScopes } = await freshness({ read: graph.read, once });
    if (unknownScopes.length > 0)
      cli.out.problem(
        `${counted(unknownScopes.length, 'list')} could not be read: an edge that is missing does not mean that there is no access.`,
      );
    return exitCodes.ok;
  });
}
