import type { ConfiguredConnection } from '../core/config.js';
import { type GitLabAddress, normaliseUrl } from '../gitlab/client/url.js';
import { discover } from '../gitlab/discovery.js';
import { sources } from '../gitlab/sources/index.js';
import { readability } from '../sync/plan.js';
import type { Verification } from './sync-control.js';
import { type ConnectOptions, clientOf } from './sync-once.js';

/** A connection whose token GitLab accepts. */
export interface Verified extends Verification {
  readonly connection: ConfiguredConnection;
}

/**
 * Asks the connection's GitLab who the token is and what it may read.
 * @throws AppError GITLAB_*.
 */
export async function verifyConnection(options: ConnectOptions): Promise<Verified> {
  const { connection } = options;
  // Fewer attempts than in a sync: somebody waits for the answer.
  const client = clientOf({ ...options, client: { attempts: 3, ...options.client } });
  try {
    const facts = await discover(client, connection.group);
    return { connection, facts, readable: readability(sources, facts) };
  } finally {
    client.close();
  }
}

/** The configured address as it may be shown: without credentials; one that is not allowed still has a host. */
export function shownAddress(url: string): GitLabAddress {
  try {
    return normaliseUrl(url);
  } catch {
    const { protocol, host } = new URL(url);
    return { url: `${protocol}//${host}`, host };
  }
}
