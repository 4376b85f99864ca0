import { findRule, rulesOf, settingsFor, settingsOf } from '../../alerts/rule.js';
import { type RunRulesOptions, runRules } from '../../alerts/run-rules.js';
import { runRound, runWatches, watchRules } from '../../alerts/watches/round.js';
import { configuredWatches, watchPrefix } from '../../alerts/watches/watch.js';
import { appError } from '../../core/errors.js';
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
  const queries = await savedQueries(cli, config);
  const rules = rulesOf(queries);
  const watched = { queries, configured: configuredWatches(queries, config.watches) };
  return { config, rules, watched, settings: settingsOf(rules, config.rules) };
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
  const { config, rules, settings, watched } = await loaded(cli);
  const isWatch = (name: string) => name.startsWith(watchPrefix);
  const wanted = names.filter((name) => !isWatch(name)).map((name) => findRule(rules, name));
  return withGraph(cli, config, access, async ({ graph }) => {
    const watches = await watchRules(graph, watched);
    const stray = names.find((name) => isWatch(name) && !watches.has(name));
    if (stray !== undefined)
      throw appError('RULE_UNKNOWN', { id: stray, near: [...watches.keys()].slice(0, 3) });
    const options: RunRulesOptions = {
      settings,
      logger: cli.logger(config),
      signal: cli.signal,
      onRule: ({ assessment }, ended, total) => {
        if (cli.streams.stderr.isTTY === true) cli.out.note(`${ended}/${total} ${assessment.rule.id}`);
      },
    };
    const named = new Map([...watches].filter(([id]) => names.includes(id)));
    const reports =
      names.length === 0
        ? await runRound(graph, rules, { ...options, ...watched })
        : [...(await runRules(graph, wanted, options)), ...(await runWatches(graph, named, options))];
    const rows = reports.map(({ assessment, findings, counts }) => ({
      rule: assessment.rule.id,
      state: assessment.state.toLowerCase(),
      checked: assessment.checked,
      findings,
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
