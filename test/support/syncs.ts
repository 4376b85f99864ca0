import type { ConfiguredConnection } from '../../src/core/config.js';
import { silentLogger } from '../../src/core/logger.js';
import type { SimulatedGitLab } from '../../src/demo/server/start.js';
import type { Graph } from '../../src/graph/driver.js';
import { createSyncs, type Syncs, type SyncsOptions } from '../../src/jobs/control.js';
import type { RunProgress } from '../../src/sync/progress.js';
import type { RunReport } from '../../src/sync/runs.js';
import { ManualScheduler } from './cli.js';
import type { Principal } from './sync.js';

/** A configured connection to a simulated GitLab. */
export function configured(
  gitlab: SimulatedGitLab,
  given: Partial<ConfiguredConnection> & { readonly as?: Principal } = {},
): ConfiguredConnection {
  const { as = 'admin', ...rest } = given;
  return {
    name: 'acme',
    description: 'The company',
    url: gitlab.url,
    token: gitlab.tokens[as],
    group: undefined,
    schedule: '0 * * * *',
    ...rest,
  };
}

/** The syncs of one instance, and what came of its runs. */
export interface TestInstance extends Syncs {
  readonly reports: RunReport[];
  readonly errors: unknown[];
}

/** An instance of the service without its API; GitLab is asked again without waiting. */
export function startInstance(
  graph: Graph,
  connections: readonly ConfiguredConnection[],
  given: Partial<SyncsOptions> = {},
): TestInstance {
  const reports: RunReport[] = [];
  const errors: unknown[] = [];
  const syncs = createSyncs({
    graph,
    connections,
    concurrency: 8,
    logger: silentLogger,
    scheduler: new ManualScheduler(),
    client: { attempts: 2, backoffMs: 1 },
    onReport: (_, report) => reports.push(report),
    onError: (_, error) => errors.push(error),
    ...given,
  });
  return { ...syncs, reports, errors };
}

/** Resolves with the last moment of the next run that ends here. */
export function nextEnd({ control }: Syncs): Promise<RunProgress> {
  return new Promise((resolve) => {
    const leave = control.onProgress((progress) => {
      if (progress.phase !== 'finished') return;
      leave();
      resolve(progress);
    });
  });
}

/** Holds a simulated GitLab's answers about projects back, from when `reached` resolves until `release` is called. */
export function holdProjects(gitlab: SimulatedGitLab): {
  readonly reached: Promise<void>;
  readonly release: () => void;
} {
  let release: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  gitlab.faults.onRequest = ({ template }) => {
    if (template !== '/projects') return undefined;
    arrive();
    return held;
  };
  return { reached, release };
}
