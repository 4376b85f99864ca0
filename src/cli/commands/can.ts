import { roleName } from '../../access/steps.js';
import type { Action, Decision } from '../../access/types.js';
import { askApi } from '../ask-api.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { tellUnread, type UnreadScope } from './unread.js';

/** Options of `can`. */
export interface CanOptions {
  readonly ref?: string;
}

const document = `query ($identity: ID!, $action: Action!, $resource: ID!, $ref: String) {
  explainAccess(identity: $identity, action: $action, resource: $resource, ref: $ref) {
    decision accessLevel reason asOf complete
    paths { reason steps { relationship levelBefore levelAfter sentence from { key } to { key } } }
    minimalCut { what sentence from { key } to { key } }
    unknownScopes { connection source target reason }
  } }`;

interface Explained {
  readonly explainAccess: {
    readonly decision: Decision;
    readonly accessLevel: number | null;
    readonly reason: string;
    readonly asOf: string | null;
    readonly complete: boolean;
    readonly paths: readonly {
      readonly reason: string;
      readonly steps: readonly { readonly sentence: string }[];
    }[];
    readonly minimalCut: readonly { readonly sentence: string }[];
    readonly unknownScopes: readonly UnreadScope[];
  };
}

const codes: Readonly<Record<Decision, number>> = {
  ALLOWED: exitCodes.ok,
  DENIED: exitCodes.denied,
  UNKNOWN: exitCodes.unknown,
};

function tell(
  cli: Cli,
  { decision, accessLevel, reason, paths, minimalCut }: Explained['explainAccess'],
): void {
  const role = accessLevel === null ? '' : ` (${accessLevel === 0 ? 'no role' : roleName(accessLevel)})`;
  cli.out.line(`${decision.toLowerCase()}${role}: ${reason}`);
  for (const [index, path] of paths.entries()) {
    cli.out.line(`Way ${index + 1}: ${path.reason}`);
    for (const { sentence } of path.steps) cli.out.line(`  ${sentence}`);
  }
  if (minimalCut.length > 0) cli.out.line('To end it:');
  for (const { sentence } of minimalCut) cli.out.line(`  ${sentence}`);
}

/**
 * `can`: whether an identity may do something, by which ways, and what would have to go for it to end.
 * @returns 0 when it may, 4 when it may not, 5 when it depends on what could not be read.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, NEO4J_*.
 */
export async function canCommand(
  cli: Cli,
  asked: { readonly identity: string; readonly action: Action; readonly resource: string } & CanOptions,
): Promise<number> {
  const { explainAccess } = await askApi<Explained>(cli, document, asked);
  if (cli.format === undefined) tell(cli, explainAccess);
  else cli.out.rows(Object.keys(explainAccess), [explainAccess as never], cli.format);
  tellUnread(cli, explainAccess.unknownScopes);
  return codes[explainAccess.decision];
}

const roleDocument = `query ($identity: ID!, $resource: ID!) {
  effectiveRole(identity: $identity, resource: $resource) {
    accessLevel latentAccessLevel possibleAccessLevel complete reason unknownScopes { connection source target reason }
  } }`;

interface Role {
  readonly accessLevel: number;
  readonly latentAccessLevel: number;
  readonly possibleAccessLevel: number;
  readonly complete: boolean;
  readonly reason: string | null;
  readonly unknownScopes: readonly UnreadScope[];
}

const nameOf = (level: number) => (level === 0 ? 'no role' : `${roleName(level)} (${level})`);

function roleSentence({
  accessLevel,
  latentAccessLevel,
  possibleAccessLevel,
  complete,
  reason,
}: Role): string {
  if (possibleAccessLevel > accessLevel)
    return `${nameOf(accessLevel)}, perhaps up to ${nameOf(possibleAccessLevel)}: ${reason}`;
  if (accessLevel === latentAccessLevel && complete) return nameOf(accessLevel);
  const latent = `${nameOf(latentAccessLevel)}${complete ? '' : `, or more: ${reason}`}`;
  return `${nameOf(accessLevel)}; the account is not active and would have: ${latent}`;
}

/**
 * `role`: the plain role of an identity in a group or project.
 * @returns 0 when there is one, 4 when there is none, 5 when what could not be read may give one.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, NEO4J_*.
 */
export async function roleCommand(
  cli: Cli,
  asked: { readonly identity: string; readonly resource: string },
): Promise<number> {
  const { effectiveRole } = await askApi<{ effectiveRole: Role }>(cli, roleDocument, asked);
  if (cli.format === undefined) cli.out.line(roleSentence(effectiveRole));
  else cli.out.rows(Object.keys(effectiveRole), [effectiveRole as never], cli.format);
  tellUnread(cli, effectiveRole.unknownScopes);
  if (effectiveRole.accessLevel > 0) return exitCodes.ok;
  return effectiveRole.possibleAccessLevel > 0 ? exitCodes.unknown : exitCodes.denied;
}
