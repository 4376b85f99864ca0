import { createLogger } from '../../src/core/logger.js';
import { createGitLabClient } from '../../src/gitlab/client/client.js';
import { sources as allSources } from '../../src/gitlab/sources/index.js';
import { connectGraph } from '../../src/graph/driver.js';
import { syncConnection } from '../../src/sync/run.js';

/** One sync in a process of its own, so that its time and memory are its own. */
export interface ServiceOptions {
  readonly uri: string;
  readonly password: string;
  readonly gitlab: string;
  readonly token: string;
  /** Ids of the sources that are read (default all). */
  readonly sources?: readonly string[];
  /** Whether every list is read (default), or only where something can have changed. */
  readonly full?: boolean;
}

/** What the sync took. */
export interface ServiceResult {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMemoryMb: number;
  readonly requests: number;
  readonly status: string;
  readonly full: boolean;
  readonly written: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as ServiceOptions;
const logger = createLogger('warn');
const graph = connectGraph({ uri: options.uri, username: 'neo4j', password: options.password, logger });
await graph.verify();
const client = createGitLabClient({ url: options.gitlab, token: options.token, logger });
const connection = {
  name: 'bench',
  description: undefined,
  url: options.gitlab,
  group: undefined,
  schedule: 'disabled',
};
const cpu = process.cpuUsage();
const report = await syncConnection({
  graph,
  client,
  logger,
  connection,
  full: options.full ?? true,
  ...(options.sources === undefined
    ? {}
    : { sources: allSources.filter(({ id }) => options.sources?.includes(id)) }),
});
const { user, system } = process.cpuUsage(cpu);
client.close();
await graph.close();
const { created, updated, deleted, refreshed } = report.counts;
process.send?.({
  wallMs: report.durationMs,
  cpuMs: Math.round((user + system) / 1000),
  peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  requests: report.requests,
  status: report.status,
  full: report.full,
  written: created + updated + deleted + refreshed,
} satisfies ServiceResult);
process.disconnect();
