import { createToken, listTokens, revokeToken } from '../../api/auth/tokens.js';
import type { RoleName } from '../../core/config-api.js';
import { appError } from '../../core/errors.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';

/** Options of `tokens create`. */
export interface CreateTokenOptions {
  readonly role: RoleName;
  /** Such as `90d`, or `never`. */
  readonly expires: string;
}

const columns = ['id', 'name', 'role', 'createdAt', 'createdBy', 'expiresAt', 'lastUsedAt', 'revokedAt'];
const access = { embedded: 'shared', prepare: true, patient: false, closeOnStop: true } as const;
const units = { h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * The time that a text such as `90d`, `12h` or `2w` names from now on; null for `never`.
 * @throws AppError USAGE.
 */
export function expiryOf(text: string, now = new Date()): string | null {
  if (text === 'never') return null;
  const [, amount, unit] = /^([1-9]\d{0,4})([hdw])$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined)
    throw appError('USAGE', { message: '--expires must be like 90d, 12h or 2w, or never.' });
  return new Date(now.getTime() + Number(amount) * units[unit as keyof typeof units]).toISOString();
}

/**
 * `tokens create`: makes an API token and prints its value, alone on stdout, this once.
 * @throws AppError USAGE, TOKEN_INVALID, TOKEN_NAME_TAKEN, NEO4J_*, MIGRATION_*.
 */
export async function createTokenCommand(
  cli: Cli,
  name: string,
  options: CreateTokenOptions,
): Promise<number> {
  const expiresAt = expiryOf(options.expires);
  const role = options.role.toUpperCase() as Uppercase<RoleName>;
  return withGraph(cli, cli.config(), access, async ({ graph }) => {
    const { token, value } = await createToken(graph, {
      name,
      role,
      expiresAt,
      createdBy: 'the command line',
    });
    const until = token.expiresAt === null ? 'does not expire' : `expires at ${token.expiresAt}`;
    cli.out.note(`The token ${name} with the role ${options.role} ${until}. It is printed this once.`);
    if (cli.format === undefined) cli.out.line(value);
    else cli.out.rows([...columns, 'value'], [{ ...token, value }], cli.format);
    return exitCodes.ok;
  });
}

/** `tokens list`: prints the API tokens, never their values. @throws AppError NEO4J_*, MIGRATION_*. */
export async function listTokensCommand(cli: Cli): Promise<number> {
  return withGraph(cli, cli.config(), access, async ({ graph }) => {
    const rows = (await listTokens(graph)).map((token) => ({ ...token }));
    cli.out.rows(columns, rows, cli.format ?? 'table');
    return exitCodes.ok;
  });
}

/** `tokens revoke`: revokes the token with this id or name. @throws AppError TOKEN_UNKNOWN, NEO4J_*, MIGRATION_*. */
export async function revokeTokenCommand(cli: Cli, idOrName: string): Promise<number> {
  return withGraph(cli, cli.config(), access, async ({ graph }) => {
    const { name, id } = await revokeToken(graph, idOrName);
    cli.out.note(`The token ${name} (${id}) is revoked; within five seconds it stops working.`);
    return exitCodes.ok;
  });
}
