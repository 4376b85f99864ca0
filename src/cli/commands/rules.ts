import { findRule, rulesOf, settingsFor, settingsOf } from '../../alerts/rule.js';
import { runRules } from '../../alerts/run-rules.js';
import { checkSavedQueries } from '../../queries/check.js';
import { tellRules } from '../alert-summary.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { savedQueries } from '../saved-queries.js';
import { counted } from '../text.js';

const access = { embedded: 'shared', prepare: true, patient: false, closeOnStop: true } as const;

async function loaded(cli: Cli) {
  const config = cli.config();
  const rules = rulesOf(await savedQueries(cli, config));
  return { config, rules, settings: settingsOf(rules, config.rules) };
}

/** `rules list`: prints what rules there are. @throws AppError CONFIG_INVALID. */
export async function listRules(cli: Cli): Promise<number> {
  const { rules, settings } = await loaded(cli);
  const rows = rules.map((rule) => {
    const { id, title, alert } = rule;
    const { severity = alert.severity, enabled = true } = settingsFor(rule, settings);
    return { id, severity, category: alert.category, tier: alert.tier, enabled, title };
  });
  cli.out.rows(['id', 'severity', 'category', 'tier', 'enabled', 'title'], rows, cli.format ?? 'table');
  return exitCodes.ok;
}

/**
 * `rules test`: has the database look at rules without running them.
 * @returns 0, or 1 when some are not sound.
 * @throws AppError RULE_UNKNOWN, CONFIG_INVALID, NEO4J_*.
 */
export async function testRules(cli: Cli, names: readonly string[]): Promise<number> {
  const { config, rules } = await loaded(cli);
  const wanted = names.length === 0 ? rules : names.map((name) => findRule(rules, name));
  return withGraph(cli, config, access, async ({ graph }) => {
    const problems = await checkSavedQueries(graph, wanted);
    for (const { file, reason } of problems) cli.out.problem(`${file}: ${reason}`);
    cli.out.note(`${counted(wanted.length, 'rule')} checked, ${problems.length} not sound.`);
    return problems.length === 0 ? exitCodes.ok : exitCodes.failure;
  });
}

/**
 * `rules run`: runs rules now and prints how each went.
 * @returns 0; 3 when rules lacked something that they need; 1 when a rule failed.
 * @throws AppError RULE_UNKNOWN, CONFIG_INVALID, NEO4J_*.
 */
export async function runRulesCommand(cli: Cli, names: readonly string[]): Promise<number> {
  const { config, rules, settings } = await loaded(cli);
  const wanted = names.length === 0 ? rules : names.map((name) => findRule(rules, name));
  return withGraph(cli, config, access, async ({ graph }) => {
    const reports = await runRules(graph, wanted, {
      settings,
      logger: cli.logger(config),
      signal: cli.signal,
      onRule: ({ assessment }, ended, total) => {
        if (cli.streams.stderr.isTTY === true) cli.out.note(`${ended}/${total} ${assessment.rule.id}`);
      },
    });
    const rows = reports.map(({ assessment, counts }) => ({
      rule: assessment.rule.id,
      state: assessment.state.toLowerCase(),
      checked: assessment.checked,
      findings: assessment.findings.length,
      unknown: assessment.unknown,
      opened: counts.opened + counts.reopened,
      resolved: counts.resolved,
      open: counts.open,
      durationMs: assessment.durationMs,
      reason: assessment.reason,
    }));
    const columns = [
      'rule',
      'state',
      'checked',
      'findings',
      'unknown',
      'opened',
      'resolved',
      'open',
      'durationMs',
      'reason',
    ];
    cli.out.rows(columns, rows, cli.format ?? 'table');
    tellRules(cli, reports);
    const has = (state: string) => reports.some(({ assessment }) => assessment.state === state);
    if (has('FAILED')) return exitCodes.failure;
    return has('UNKNOWN') ? exitCodes.partial : exitCodes.ok;
  });
}
