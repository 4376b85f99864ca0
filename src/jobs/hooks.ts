import { createHash, timingSafeEqual } from 'node:crypto';
import type { ConfiguredConnection } from '../core/config.js';
import { hookEvent } from '../gitlab/hooks/hook-event.js';
import type { Refresher } from './refresher.js';

/** What came of an event. `repeated`: it was sent before; `ignored`: it changes nothing that the graph holds. */
export type HookOutcome = 'accepted' | 'repeated' | 'ignored';

/** Takes the events that GitLab sends. */
export interface HookReceiver {
  /** Whether any connection has a secret: without one no event can be told from a forged one. */
  readonly isConfigured: boolean;
  /** The names of the connections whose secret this is. */
  connectionsOf(secret: string | undefined): readonly string[];
  /** @param id what GitLab calls this delivery; the same again is not answered again. */
  receive(connections: readonly string[], id: string | undefined, body: unknown): HookOutcome;
}

/** Deliveries that are remembered. */
const remembered = 10_000;

const digest = (secret: string) => createHash('sha256').update(secret).digest();

/** A receiver for the configured connections; what events call for is done by `refresher`. */
export function createHookReceiver(
  connections: readonly Pick<ConfiguredConnection, 'name' | 'webhookSecret'>[],
  refresher: Pick<Refresher, 'note'>,
): HookReceiver {
  const secrets = connections.flatMap(({ name, webhookSecret }) =>
    webhookSecret === undefined ? [] : [{ name, digest: digest(webhookSecret) }],
  );
  const seen = new Set<string>();
  return {
    isConfigured: secrets.length > 0,
    connectionsOf: (secret) => {
      const given = digest(secret ?? '');
      // All are compared, so that the time tells nothing of which one fits.
      return secrets.filter((known) => timingSafeEqual(known.digest, given)).map(({ name }) => name);
    },
    receive: (names, id, body) => {
      const event = hookEvent(body);
      if (event === undefined) return 'ignored';
      if (id !== undefined) {
        if (seen.has(id)) return 'repeated';
        seen.add(id);
        const [oldest] = seen;
        if (seen.size > remembered && oldest !== undefined) seen.delete(oldest);
      }
      for (const name of names) refresher.note(name, event);
      return 'accepted';
    },
  };
}
