import type { ConfiguredConnection } from '../core/config.js';
import type { GitLabClient } from '../gitlab/client/types.js';
import { discover, type InstanceFacts } from '../gitlab/discovery.js';
import { type ConnectOptions, clientOf } from './sync-once.js';

/** A client with what is known of its GitLab and token. */
export interface ReadyClient {
  readonly client: GitLabClient;
  readonly facts: InstanceFacts;
}

/** For so long what was learnt of instance and token is believed, in milliseconds. */
const factsMs = 5 * 60 * 1000;

/** Clients that stay open between events, so that one is answered without asking for the token's rights each time. */
export class RefreshClients {
  readonly #known = new Map<string, { readonly ready: Promise<ReadyClient>; readonly until: number }>();
  readonly #open = new Set<GitLabClient>();

  constructor(private readonly options: Omit<ConnectOptions, 'connection'>) {}

  /** @throws AppError as `clientOf` and `discover`. */
  async of(connection: ConfiguredConnection): Promise<ReadyClient> {
    const known = this.#known.get(connection.name);
    if (known !== undefined && known.until > Date.now()) return known.ready;
    const ready = this.#connect(connection, (await known?.ready.catch(() => undefined))?.client);
    this.#known.set(connection.name, { ready, until: Date.now() + factsMs });
    ready.catch(() => this.#known.delete(connection.name));
    return ready;
  }

  async #connect(connection: ConfiguredConnection, earlier: GitLabClient | undefined): Promise<ReadyClient> {
    const client = earlier ?? clientOf({ ...this.options, connection });
    this.#open.add(client);
    return { client, facts: await discover(client, connection.group) };
  }

  /** Closes all clients. */
  close(): void {
    for (const client of this.#open) client.close();
  }
}
