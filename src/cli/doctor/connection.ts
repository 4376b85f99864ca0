import type { ConfiguredConnection } from '../../core/config.js';
import type { TokenFacts } from '../../gitlab/discovery.js';
import { schedulePeriodMs } from '../../jobs/scheduler.js';
import { type Verified, verifyConnection } from '../../jobs/verification.js';
import type { KnownConnection } from '../../sync/connections.js';
import { sentenceOf } from '../exit-codes.js';
import { counted, duration } from '../text.js';
import { instanceLine } from '../verification.js';
import { clockSkewMs } from './clock.js';
import { type Examination, type Finding, fail, ok, warn } from './finding.js';

const dayMs = 24 * 60 * 60 * 1000;
const mostSkewMs = 60_000;

/** Whether the token ends soon. */
export function checkExpiry(token: TokenFacts, now: number): Finding {
  const { expiresAt } = token;
  if (expiresAt === undefined) return ok('token expiry', 'no known end');
  const days = Math.ceil((Date.parse(expiresAt) - now) / dayMs);
  if (days > 14) return ok('token expiry', `${expiresAt}, in ${days} days`);
  return warn(
    'token expiry',
    `${expiresAt}, in ${counted(days, 'day')}`,
    'Create its successor and configure it in time.',
  );
}

/** Whether the token reads all there is. */
export function checkReadability({ readable }: Pick<Verified, 'readable'>): Finding {
  const no = readable.filter(({ verdict }) => verdict === 'no').map(({ title }) => title);
  const part = readable.filter(({ verdict }) => verdict === 'depends').length;
  const total = counted(readable.length, 'kind');
  if (no.length === 0 && part === 0) return ok('role', `reads all ${total} of lists`);
  const detail = [
    no.length > 0 ? `will not read ${no.join(', ')}` : '',
    part > 0 ? `${part} of ${total} of lists only where its user has the role` : '',
  ];
  return warn(
    'role',
    detail.filter((text) => text !== '').join('; '),
    'A token of an administrator (scopes read_api and admin_mode) reads all; see access-graph connections verify.',
  );
}

/** Whether the clocks of this machine and of GitLab agree. */
export function checkSkew(skewMs: number | undefined): Finding {
  if (skewMs === undefined) return ok('clock', 'GitLab does not tell its time');
  const size = duration(Math.abs(skewMs));
  if (Math.abs(skewMs) <= mostSkewMs) return ok('clock', 'agrees with that of GitLab');
  const way = skewMs > 0 ? 'behind' : 'ahead of';
  return warn(
    'clock',
    `this machine is ${size} ${way} GitLab`,
    'Set the clock by NTP, or ends of tokens are misjudged.',
  );
}

/** Whether the last sync is as young as its schedule promises. */
export function checkLastSync(
  connection: ConfiguredConnection,
  known: KnownConnection | undefined,
  now: number,
): Finding {
  const how = `Run access-graph sync "${connection.name}", or access-graph start.`;
  if (known?.lastFinishedAt == null) return warn('last sync', 'never', how);
  const age = now - Date.parse(known.lastFinishedAt);
  const text = `${duration(age)} ago`;
  if (known.lastError !== null) return warn('last sync', `${text}, failed: ${known.lastError}`, how);
  const period = connection.schedule === 'disabled' ? undefined : schedulePeriodMs(connection.schedule);
  if (period !== undefined && age > 2 * period) {
    return warn(
      'last sync',
      `${text}, though it is due every ${duration(period)}`,
      'See that access-graph start runs.',
    );
  }
  return ok('last sync', text);
}

function checkGraphQL({ facts }: Verified): Finding {
  if (facts.graphql) return ok('GraphQL', 'answers');
  return warn(
    'GraphQL',
    'does not answer',
    'Allow /api/graphql where a proxy blocks it; until then REST is read, slower.',
  );
}

/** All about one connection: whether GitLab answers, the token, its rights, the clock and the last sync. */
export async function checkConnection(
  examination: Examination,
  connection: ConfiguredConnection,
  known: KnownConnection | undefined,
): Promise<Finding[]> {
  const { cli, config, logger } = examination;
  const now = Date.now();
  const named = (finding: Finding): Finding => ({
    ...finding,
    check: `${connection.name}: ${finding.check}`,
  });
  const last = named(checkLastSync(connection, known, now));
  try {
    const verified = await verifyConnection({
      connection,
      logger,
      concurrency: config.concurrency,
      signal: cli.signal,
      client: cli.client,
    });
    const { facts } = verified;
    const who = `${facts.token.kind} token of ${facts.token.username}${facts.token.isAdmin ? ', administrator' : ''}`;
    const skew = await clockSkewMs(facts.url, cli.signal);
    return [
      ...[ok('GitLab', instanceLine(facts)), ok('token', `valid, ${who}`), checkExpiry(facts.token, now)],
      ...[ok('scopes', facts.token.scopes.join(', ') || 'unknown'), checkReadability(verified)],
      ...[checkGraphQL(verified), checkSkew(skew)],
    ]
      .map(named)
      .concat(last);
  } catch (error) {
    if (cli.signal.aborted) throw error;
    logger.debug({ connection: connection.name, err: error }, 'Verification failed');
    return [named(fail('GitLab', sentenceOf(error))), last];
  }
}
