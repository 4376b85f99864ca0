import type { Config, ConfiguredConnection } from '../core/config.js';
import { appError } from '../core/errors.js';
import type { InstanceFacts } from '../gitlab/discovery.js';
import type { Verified } from '../jobs/verification.js';
import type { Readability } from '../sync/plan.js';

/**
 * All configured connections, or the one of that name.
 * @throws AppError CONNECTION_NONE, CONNECTION_UNKNOWN.
 */
export function chosenConnections(config: Config, name: string | undefined): readonly ConfiguredConnection[] {
  const { connections } = config;
  if (name === undefined) {
    if (connections.length === 0) throw appError('CONNECTION_NONE', undefined);
    return connections;
  }
  const chosen = connections.filter((connection) => connection.name === name);
  if (chosen.length > 0) return chosen;
  throw appError('CONNECTION_UNKNOWN', { name, known: connections.map((connection) => connection.name) });
}

/** The address, and what is known of version, edition and tier. */
export function instanceLine({ url, version, enterprise, tier }: InstanceFacts): string {
  const edition =
    enterprise === undefined ? 'edition unknown' : enterprise ? 'Enterprise Edition' : 'Community Edition';
  return `${url}, GitLab ${version ?? 'of unknown version'}, ${edition}, tier ${tier ?? 'unknown'}`;
}

/** The token's name, kind, scopes, end and user. */
export function tokenLine({ token }: InstanceFacts): string {
  const name = token.name === undefined ? '' : ` “${token.name}”`;
  const scopes = token.scopes.length === 0 ? 'scopes unknown' : `scopes ${token.scopes.join(', ')}`;
  const end = token.expiresAt === undefined ? 'no known expiry' : `expires ${token.expiresAt}`;
  return `${token.kind} token${name}, ${scopes}, ${end}, user ${token.username}${token.isAdmin ? ' (administrator)' : ''}`;
}

/** What a verified connection will and will not read, line by line, for people. */
export function verifiedLines({ connection, facts, readable }: Verified): string[] {
  const of = (verdict: Readability['verdict']) => readable.filter((item) => item.verdict === verdict);
  const noted = (items: readonly Readability[]) => items.map(({ title, note }) => `    ${title}: ${note}`);
  const yes = of('yes').map(({ title }) => title);
  const limit = facts.group === undefined ? [] : [`  Limited to the group ${facts.group.fullPath}`];
  return [
    `${connection.name}: ${instanceLine(facts)}`,
    `  ${tokenLine(facts)}`,
    ...limit,
    ...(yes.length > 0 ? [`  Will read: ${yes.join(', ')}`] : []),
    ...(of('depends').length > 0 ? ['  Will read in part:', ...noted(of('depends'))] : []),
    ...(of('no').length > 0 ? ['  Will not read:', ...noted(of('no'))] : []),
  ];
}
