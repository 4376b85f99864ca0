import { escapeJson } from '../../queries/text.js';
import type { ControlInput } from '../controls.js';
import type { Rule } from '../rule.js';
import { csvOf } from './csv.js';
import type { ExportedAlert, Exporter } from './exported.js';
import { ocsfCompliance, ocsfDetections } from './ocsf.js';
import { oscalOf } from './oscal.js';
import { sarifOf } from './sarif.js';

/** All that an export is made from. */
export interface ExportInput extends Pick<ControlInput, 'results' | 'settings' | 'tiers'> {
  readonly alerts: readonly ExportedAlert[];
  readonly rules: readonly Rule[];
  readonly exporter: Exporter;
}

const json = (value: unknown) => `${escapeJson(JSON.stringify(value, null, 2))}\n`;
const lines = (values: readonly unknown[]) =>
  values.map((value) => `${escapeJson(JSON.stringify(value))}\n`).join('');

/** What alerts are exported as, by name: OCSF is one JSON object a line. */
export const exportFormats = {
  sarif: ({ alerts, rules, exporter }) => json(sarifOf(alerts, rules, exporter)),
  ocsf: ({ alerts, exporter }) => lines(ocsfDetections(alerts, exporter)),
  'ocsf-compliance': ({ alerts, exporter }) => lines(ocsfCompliance(alerts, exporter)),
  oscal: ({ alerts, rules, exporter, ...facts }) => json(oscalOf(alerts, rules, facts, exporter)),
  csv: ({ alerts }) => csvOf(alerts),
} as const satisfies Readonly<Record<string, (input: ExportInput) => string>>;

/** The name of a format. */
export type ExportFormatName = keyof typeof exportFormats;
