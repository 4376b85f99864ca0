import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Graph } from '../../graph/driver.js';
import { AlertMetrics } from './alert-metrics.js';

const prefix = 'access_graph_';
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface RunTotals {
  readonly connection: string;
  readonly status: string;
  readonly runs: number;
  readonly requests: number;
  readonly retries: number;
  readonly rateLimitWaitMs: number;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly lastFinished: string | null;
}

/** What the API counts, and what the graph knows of syncs and alerts, for Prometheus. */
export class ApiMetrics {
  readonly registry = new Registry();
  readonly operations = this.#counter('graphql_operations_total', 'GraphQL operations by kind and outcome.', [
    'kind',
    'outcome',
  ]);
  readonly hooks = this.#counter('gitlab_events_total', 'Webhooks that GitLab sent, by what came of them.', [
    'outcome',
  ]);
  readonly errors = this.#counter('errors_total', 'Errors that clients were told of, by code.', ['code']);
  readonly savedQueries = this.#counter('saved_queries_total', 'Saved queries run through the API, by id.', [
    'query',
    'outcome',
  ]);
  readonly operationSeconds = new Histogram({
    name: `${prefix}graphql_operation_seconds`,
    help: 'How long GraphQL operations took.',
    labelNames: ['kind'] as const,
    buckets,
    registers: [this.registry],
  });
  readonly requestSeconds = new Histogram({
    name: `${prefix}http_request_seconds`,
    help: 'How long HTTP requests took, by route and status.',
    labelNames: ['route', 'status'] as const,
    buckets,
    registers: [this.registry],
  });
  readonly statementSeconds = new Histogram({
    name: `${prefix}cypher_statement_seconds`,
    help: 'How long statements took in the database, by kind of access.',
    labelNames: ['access'] as const,
    buckets,
    registers: [this.registry],
  });
  readonly streams = new Gauge({
    name: `${prefix}streams`,
    help: 'Subscriptions that are open.',
    registers: [this.registry],
  });
  readonly #ofAlerts = new AlertMetrics(this.registry);
  readonly #syncs = this.#gauge('syncs', 'Syncs that the graph has a record of.', ['connection', 'status']);
  readonly #requests = this.#gauge('gitlab_requests', 'Requests that these syncs sent to GitLab.', [
    'connection',
  ]);
  readonly #retries = this.#gauge('gitlab_retries', 'Requests among them that were repeated.', [
    'connection',
  ]);
  readonly #waits = this.#gauge(
    'gitlab_rate_limit_wait_seconds',
    'Time that these syncs waited for rate limits.',
    ['connection'],
  );
  readonly #written = this.#gauge('rows_written', 'Rows that these syncs wrote, by what became of them.', [
    'connection',
    'change',
  ]);
  readonly #lastFinished = this.#gauge(
    'last_sync_timestamp_seconds',
    'When the last sync that was not stopped or failed ended.',
    ['connection'],
  );

  /** All metrics in Prometheus' text format. Those of syncs and alerts are read from the graph, so all instances tell the same. */
  async text(graph: Graph): Promise<string> {
    const rows = await graph.read<RunTotals>(
      `MATCH (r:SyncRun)
       RETURN r.connection AS connection, r.status AS status, count(*) AS runs, sum(r.requests) AS requests,
         sum(r.retries) AS retries, sum(r.rateLimitWaitMs) AS rateLimitWaitMs, sum(r.created) AS created,
         sum(r.updated) AS updated, sum(r.deleted) AS deleted, max(r.finishedAt) AS lastFinished`,
    );
    const gauges = [
      this.#syncs,
      this.#requests,
      this.#retries,
      this.#waits,
      this.#written,
      this.#lastFinished,
    ];
    for (const gauge of gauges) gauge.reset();
    for (const row of rows) this.#add(row);
    await this.#ofAlerts.collect(graph);
    return this.registry.metrics();
  }

  #add(row: RunTotals): void {
    const { connection, status } = row;
    this.#syncs.set({ connection, status }, row.runs);
    this.#requests.inc({ connection }, row.requests);
    this.#retries.inc({ connection }, row.retries);
    this.#waits.inc({ connection }, row.rateLimitWaitMs / 1000);
    for (const change of ['created', 'updated', 'deleted'] as const)
      this.#written.inc({ connection, change }, row[change]);
    const ended = status === 'complete' || status === 'partial';
    if (!ended || row.lastFinished === null) return;
    const seconds = Date.parse(row.lastFinished) / 1000;
    this.#last(connection, seconds);
  }

  readonly #latest = new Map<string, number>();
  #last(connection: string, seconds: number): void {
    const latest = Math.max(seconds, this.#latest.get(connection) ?? 0);
    this.#latest.set(connection, latest);
    this.#lastFinished.set({ connection }, latest);
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: prefix + name, help, labelNames, registers: [this.registry] });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name: prefix + name, help, labelNames, registers: [this.registry] });
  }
}
