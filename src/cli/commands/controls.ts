import { askWithRules } from '../ask-with-rules.js';
import { type Cli, isData } from '../context.js';
import { exitCodes } from '../exit-codes.js';

/** Options of `controls status`. */
export interface ControlsOptions {
  readonly framework?: string;
  readonly aiSystem?: readonly string[];
}

interface Answer {
  readonly controlStatus: readonly {
    readonly framework: string;
    readonly passed: number;
    readonly failed: number;
    readonly unknown: number;
    readonly notApplicable: number;
    readonly controls: readonly {
      readonly control: string;
      readonly state: string;
      readonly reason: string | null;
      readonly passPercentage: number | null;
      readonly evaluatedAt: string | null;
      readonly suppressedAlerts: number;
      readonly openAlerts: readonly { readonly value: string; readonly count: number }[];
      readonly rules: readonly { readonly id: string }[];
    }[];
  }[];
}

const document = `query ($framework: String, $aiSystems: [String!]) {
  controlStatus(framework: $framework, aiSystems: $aiSystems) {
    framework passed failed unknown notApplicable
    controls { control state reason passPercentage evaluatedAt suppressedAlerts openAlerts { value count } rules { id } } } }`;

const columns = [
  'framework',
  'control',
  'state',
  'open',
  'suppressed',
  'passPercentage',
  'evaluatedAt',
  'reason',
];

/** `controls status`: prints how controls stand by the rules. @throws AppError FRAMEWORK_UNKNOWN, NEO4J_*. */
export async function controlsStatus(cli: Cli, { framework, aiSystem }: ControlsOptions): Promise<number> {
  const variables = { framework: framework ?? null, aiSystems: aiSystem ?? [] };
  const { controlStatus } = await askWithRules<Answer>(cli, document, variables);
  const forPrograms = isData(cli);
  const rows = controlStatus.flatMap(({ framework: name, controls }) =>
    controls.map(({ openAlerts, suppressedAlerts, rules, state, ...rest }) => ({
      framework: name,
      ...rest,
      state: state.toLowerCase().replace('_', '-'),
      suppressed: suppressedAlerts,
      open: forPrograms
        ? Object.fromEntries(openAlerts.map(({ value, count }) => [value, count]))
        : openAlerts.map(({ value, count }) => `${count} ${value}`).join(', '),
      ...(forPrograms ? { rules: rules.map(({ id }) => id) } : {}),
    })),
  );
  cli.out.rows(forPrograms ? [...columns, 'rules'] : columns, rows, cli.format ?? 'table');
  if (cli.format === undefined)
    for (const { framework: name, passed, failed, unknown, notApplicable } of controlStatus)
      cli.out.note(
        `${name}: ${passed} pass, ${failed} fail, ${unknown} unknown, ${notApplicable} not applicable.`,
      );
  return exitCodes.ok;
}
