import { Counter, Gauge, type Registry } from 'prom-client';
import { receiverStates } from '../../alerts/delivery/status.js';
import { readerOf } from '../../core/graph-read.js';
import type { Graph } from '../../graph/driver.js';

const prefix = 'access_graph_';

interface AlertTotal {
  readonly severity: string;
  readonly status: string;
  readonly count: number;
}

interface RuleTotal {
  readonly rule: string;
  readonly state: string;
  readonly at: string;
  readonly durationMs: number;
  readonly findings: number;
}

/** What the graph knows of alerts, rules and deliveries, for Prometheus: all instances tell the same. */
export class AlertMetrics {
  readonly #registry: Registry;
  readonly #alerts: Gauge<'severity' | 'status'>;
  readonly #rules: Gauge<'state'>;
  readonly #ruleSeconds: Gauge<'rule'>;
  readonly #ruleRunAt: Gauge<'rule'>;
  readonly #ruleFindings: Gauge<'rule'>;
  readonly #deliveries: Counter<'receiver' | 'outcome'>;
  readonly #waiting: Gauge<'receiver'>;
  readonly #oldestWaiting: Gauge<'receiver'>;
  readonly #deadLetters: Gauge<'receiver'>;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#alerts = this.#gauge('alerts', 'Alerts by severity and status.', ['severity', 'status']);
    this.#rules = this.#gauge('rules', 'Rules that ran, by how they last went.', ['state']);
    this.#ruleSeconds = this.#gauge('rule_run_duration_seconds', 'How long each rule last took.', ['rule']);
    this.#ruleRunAt = this.#gauge('rule_run_timestamp_seconds', 'When each rule last ran.', ['rule']);
    this.#ruleFindings = this.#gauge('rule_findings', 'What each rule last found.', ['rule']);
    this.#deliveries = new Counter({
      name: `${prefix}notifications_total`,
      help: 'Notifications by receiver: those delivered, and attempts that failed.',
      labelNames: ['receiver', 'outcome'],
      registers: [registry],
    });
    this.#waiting = this.#gauge('notifications_waiting', 'Notifications that are to be delivered.', [
      'receiver',
    ]);
    this.#oldestWaiting = this.#gauge(
      'notifications_oldest_waiting_seconds',
      'How long the oldest of them has been waiting; 0 where none is.',
      ['receiver'],
    );
    this.#deadLetters = this.#gauge(
      'notifications_dead_letters',
      'Notifications that are not tried again unless somebody asks.',
      ['receiver'],
    );
  }

  /** Reads all of it anew. @throws errors of the graph. */
  async collect(graph: Pick<Graph, 'read'>): Promise<void> {
    const [alerts, rules, receivers] = await Promise.all([
      graph.read<AlertTotal>(
        'MATCH (a:Alert) RETURN a.severity AS severity, toLower(a.status) AS status, count(*) AS count',
      ),
      graph.read<RuleTotal>(
        `MATCH (r:RuleResult) WHERE r.at IS NOT NULL
         RETURN r.rule AS rule, toLower(r.state) AS state, r.at AS at, r.durationMs AS durationMs, r.findings AS findings`,
      ),
      receiverStates(readerOf(graph)),
    ]);
    this.#reset();
    for (const { severity, status, count } of alerts) this.#alerts.set({ severity, status }, count);
    for (const { rule, state, at, durationMs, findings } of rules) {
      this.#rules.inc({ state });
      this.#ruleSeconds.set({ rule }, durationMs / 1000);
      this.#ruleRunAt.set({ rule }, Date.parse(at) / 1000);
      this.#ruleFindings.set({ rule }, findings);
    }
    for (const { name: receiver, ...state } of receivers) {
      const since = state.oldestWaiting === null ? null : Date.parse(state.oldestWaiting);
      this.#deliveries.inc({ receiver, outcome: 'delivered' }, state.delivered);
      this.#deliveries.inc({ receiver, outcome: 'failed' }, state.failed);
      this.#waiting.set({ receiver }, state.waiting);
      this.#oldestWaiting.set({ receiver }, since === null ? 0 : Math.max(0, (Date.now() - since) / 1000));
      this.#deadLetters.set({ receiver }, state.deadLetters);
    }
  }

  #reset(): void {
    const all = [
      this.#alerts,
      this.#rules,
      this.#ruleSeconds,
      this.#ruleRunAt,
      this.#ruleFindings,
      this.#deliveries,
      this.#waiting,
      this.#oldestWaiting,
      this.#deadLetters,
    ];
    for (const metric of all) metric.reset();
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name: prefix + name, help, labelNames, registers: [this.#registry] });
  }
}
