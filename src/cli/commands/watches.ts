import { appError } from '../../core/errors.js';
import { askWithRules } from '../ask-with-rules.js';
import { type Cli, isData } from '../context.js';
import { exitCodes } from '../exit-codes.js';

const fields =
  'name query parameters on threshold keys severity configured by at rows result { state reason openAlerts }';

interface Told {
  readonly name: string;
  readonly on: readonly string[];
  readonly keys: readonly string[];
  readonly severity: string;
  readonly result: {
    readonly state: string;
    readonly reason: string | null;
    readonly openAlerts: number;
  } | null;
}

const columns = [
  'name',
  'query',
  'on',
  'threshold',
  'keys',
  'severity',
  'configured',
  'rows',
  'state',
  'open',
  'reason',
];
const lists = ({ on, keys }: Told, forPrograms: boolean) =>
  forPrograms ? { on, keys } : { on: on.join(' '), keys: keys.join(' ') };

function tell(cli: Cli, watches: readonly Told[]): number {
  const forPrograms = isData(cli);
  const rows = watches.map((watch) => ({
    ...watch,
    ...lists(watch, forPrograms),
    severity: watch.severity.toLowerCase(),
    state: watch.result?.state.toLowerCase() ?? null,
    open: watch.result?.openAlerts ?? 0,
    reason: watch.result?.reason ?? null,
  }));
  cli.out.rows(forPrograms ? [...columns, 'parameters', 'by', 'at'] : columns, rows, cli.format ?? 'table');
  return exitCodes.ok;
}

/** `watches list`: prints the watches and how each last went. @throws AppError CONFIG_INVALID, NEO4J_*. */
export async function listWatches(cli: Cli): Promise<number> {
  const { watches } = await askWithRules<{ watches: Told[] }>(cli, `{ watches { ${fields} } }`, {});
  return tell(cli, watches);
}

/** Options of `watches add`. */
export interface AddWatchOptions {
  readonly on: readonly string[];
  readonly threshold?: number;
  readonly key?: readonly string[];
  readonly severity?: string;
  /** As `name=value`. */
  readonly param?: readonly string[];
}

function parametersOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw appError('USAGE', { message: `Give a parameter as name=value, not ${text}.` });
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** `watches add`. @throws AppError USAGE, WATCH_INVALID, CONFIG_INVALID, NEO4J_*. */
export async function addWatchCommand(
  cli: Cli,
  name: string,
  query: string,
  { on, threshold, key, severity, param = [] }: AddWatchOptions,
): Promise<number> {
  const input = {
    name,
    query,
    on: on.map((each) => each.toUpperCase().replaceAll('-', '_')),
    parameters: parametersOf(param),
    threshold: threshold ?? null,
    keys: key ?? null,
    ...(severity === undefined ? {} : { severity: severity.toUpperCase() }),
  };
  const document = `mutation ($input: WatchQueryInput!) { watch: watchQuery(input: $input) { ${fields} } }`;
  const { watch } = await askWithRules<{ watch: Told }>(cli, document, { input });
  if (cli.format !== undefined) return tell(cli, [watch]);
  cli.out.note(`${watch.name} is watched: the next round of rules takes its first snapshot.`);
  return exitCodes.ok;
}

/** `watches remove`. @throws AppError WATCH_UNKNOWN, CONFIG_INVALID, NEO4J_*. */
export async function removeWatchCommand(cli: Cli, name: string): Promise<number> {
  const document = `mutation ($name: String!) { watch: unwatchQuery(name: $name) { ${fields} } }`;
  const { watch } = await askWithRules<{ watch: Told }>(cli, document, { name });
  if (cli.format !== undefined) return tell(cli, [watch]);
  cli.out.note(`${watch.name} is no longer watched, and its alerts are resolved.`);
  return exitCodes.ok;
}
