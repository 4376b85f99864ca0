import type { SettingsOfRules } from '../alerts/rule.js';
import type { Watch } from '../alerts/watches/watch.js';
import type { Logger } from '../core/logger.js';
import type { Graph, GraphParameters } from '../graph/driver.js';
import type { HookReceiver } from '../jobs/hooks.js';
import type { SyncControl } from '../jobs/sync-control.js';
import type { QueryProblem, SavedQuery } from '../queries/types.js';
import type { Turns } from './turns.js';

/** The roles of the API, from the least to the most. */
export const roles = ['VIEWER', 'ANALYST', 'OPERATOR', 'ADMIN'] as const;

/** A role of the API. */
export type Role = (typeof roles)[number];

/** Whoever asks. */
export interface Principal {
  /** Unique and stable: what audit records name. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** What bounds one request. */
export interface ApiLimits {
  /** Milliseconds after which the database stops a statement. */
  readonly queryTimeoutMs: number;
  /** Rows of a page at most. */
  readonly maxPageSize: number;
}

/** What the API is built on; one for all requests. */
export interface ApiServices {
  readonly graph: Graph;
  readonly logger: Logger;
  /** The saved queries, the users' own among them; those that are not sound are named in `problems`. */
  readonly savedQueries: {
    readonly queries: readonly SavedQuery[];
    readonly problems: readonly QueryProblem[];
  };
  readonly syncs: SyncControl;
  /** What the configuration changes of rules. Default: nothing. */
  readonly rules?: SettingsOfRules;
  /** The watches of the configuration. Default: none. */
  readonly watches?: readonly Watch[];
  /** Takes GitLab's webhooks. Default: none is taken. */
  readonly hooks?: HookReceiver;
  readonly limits: ApiLimits;
  /** Who reads when, where many ask at once. Default: everybody at once. */
  readonly turns?: Turns;
}

/** What a resolver works with; one for each request. */
export interface ApiContext extends ApiServices {
  readonly principal: Principal;
  readonly requestId: string;
  /** The client's address, where it came over a network. */
  readonly address?: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** Reads with the request's time limit, and stops when the client goes away. */
  read<T>(statement: string, parameters?: GraphParameters): Promise<T[]>;
  /** What is made once for a request, such as a DataLoader, by a name of its own. */
  once<T>(name: string, make: () => T): T;
}

/** Makes the context of one request. */
export function createContext(
  services: ApiServices,
  request: Pick<ApiContext, 'principal' | 'requestId' | 'signal' | 'address'>,
): ApiContext {
  const made = new Map<string, unknown>();
  const askedAt = performance.now();
  return {
    ...services,
    ...request,
    read: <T>(statement: string, parameters?: GraphParameters) => {
      const work = () =>
        services.graph.read<T>(statement, parameters, {
          timeoutMs: services.limits.queryTimeoutMs,
          signal: request.signal,
        });
      return services.turns === undefined
        ? work()
        : services.turns.take(work, { askedAt, signal: request.signal });
    },
    once: <T>(name: string, make: () => T): T => {
      if (!made.has(name)) made.set(name, make());
      return made.get(name) as T;
    },
  };
}
