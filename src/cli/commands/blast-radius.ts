import { askApi } from '../ask-api.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { typedName } from '../text.js';
import { tellUnread, type UnreadScope } from './unread.js';

/** Options of `blast-radius`. */
export interface BlastRadiusOptions {
  readonly sample: number;
}

const document = `query ($identity: ID!, $sample: Int!) {
  blastRadius(identity: $identity, sample: $sample) { complete
    groups { action kind protectedBranches count unknown sample { name } }
    unknownScopes { connection source target reason } } }`;

interface Answer {
  readonly blastRadius: {
    readonly complete: boolean;
    readonly groups: readonly {
      readonly action: string;
      readonly kind: string;
      readonly protectedBranches: boolean;
      readonly count: number;
      readonly unknown: number;
      readonly sample: readonly { readonly name: string }[];
    }[];
    readonly unknownScopes: readonly UnreadScope[];
  };
}

/**
 * `blast-radius`: what would be reached if an identity were stolen.
 * @returns 0, or 3 when something that could not be read may make it wider.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, NEO4J_*.
 */
export async function blastRadiusCommand(
  cli: Cli,
  asked: { readonly identity: string } & BlastRadiusOptions,
): Promise<number> {
  const { blastRadius } = await askApi<Answer>(cli, document, asked);
  const rows = blastRadius.groups.map(({ action, kind, protectedBranches, count, unknown, sample }) => ({
    action: typedName(action),
    on: protectedBranches ? 'protected branch' : typedName(kind),
    count,
    unknown,
    first: sample.map(({ name }) => name),
  }));
  cli.out.rows(['action', 'on', 'count', 'unknown', 'first'], rows, cli.format ?? 'table');
  if (rows.length === 0) cli.out.problem('It reaches nothing that is not public.');
  tellUnread(cli, blastRadius.unknownScopes);
  return blastRadius.complete ? exitCodes.ok : exitCodes.partial;
}
