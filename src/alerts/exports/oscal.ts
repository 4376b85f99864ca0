import { createHash } from 'node:crypto';
import { isOpen } from '../lifecycle.js';
import type { RuleResultRow } from '../list.js';
import { controlsOf, type Rule } from '../rule.js';
import type { ExportedAlert, Exporter } from './exported.js';

/** A UUID (version 5 in form) that is the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) % 4) + 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An OSCAL token: letters, digits, dots and dashes, not beginning with a digit. */
const tokenOf = (text: string) =>
  `c-${text.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/-+$/, '')}`.toLowerCase();

const property = (name: string, value: unknown) => ({ name, value: String(value) });

function observationOf({ alert, details, calls }: ExportedAlert) {
  const shown = Object.entries(details).filter(([, value]) => value !== null && String(value).trim() !== '');
  return {
    uuid: uuidOf(`observation ${alert.id}`),
    title: alert.rule,
    description: alert.evidence,
    methods: ['TEST-AUTOMATED'],
    types: ['finding'],
    collected: alert.lastSeen,
    props: [
      property('status', alert.status),
      property('severity', alert.severity),
      ...shown.map(([name, value]) => property(name, value)),
    ],
    ...(calls.length === 0 ? {} : { remarks: calls.join('\n') }),
  };
}

/** Whether rules bear a control out: failed by an alert that is open, satisfied when all are evaluated and none is, else unknown. */
function stateOf(open: number, results: readonly (RuleResultRow | undefined)[]) {
  if (open > 0) return { state: 'not-satisfied', reason: 'fail' };
  const known = results.every((result) => result?.state === 'EVALUATED' && result.unknown === 0);
  return known ? { state: 'satisfied', reason: 'pass' } : { state: 'not-satisfied', reason: 'other' };
}

/**
 * Alerts as OSCAL assessment results (1.1.2): one observation for each alert, one finding for each control. OSCAL knows satisfied and not
 * satisfied only: a control of which it is not known has the reason `other`.
 */
export function oscalOf(
  alerts: readonly ExportedAlert[],
  rules: readonly Rule[],
  results: readonly RuleResultRow[],
  exporter: Exporter,
): unknown {
  const { name, version, at } = exporter;
  const open = alerts.filter(({ alert }) => isOpen(alert));
  const controls = [...new Set(rules.flatMap(controlsOf))].sort();
  const findings = controls.map((control) => {
    const own = rules.filter((rule) => controlsOf(rule).includes(control));
    const against = open.filter(({ alert }) => alert.controls.includes(control));
    const state = stateOf(
      against.length,
      own.map(({ id }) => results.find(({ rule }) => rule === id)),
    );
    return {
      uuid: uuidOf(`finding ${control}`),
      title: control,
      description:
        state.reason === 'other'
          ? 'It is not known: facts that the rules need could not be read, or rules have not run.'
          : `${against.length} open alerts of ${own.length} rules.`,
      target: { type: 'objective-id', 'target-id': tokenOf(control), status: state },
      ...(against.length === 0
        ? {}
        : {
            'related-observations': against.map(({ alert }) => ({
              'observation-uuid': uuidOf(`observation ${alert.id}`),
            })),
          }),
    };
  });
  const starts = results.map((result) => result.at).sort();
  return {
    'assessment-results': {
      uuid: uuidOf(`results ${at}`),
      metadata: {
        title: `Alerts of ${name}`,
        'last-modified': at,
        version: at,
        'oscal-version': '1.1.2',
        props: [property('tool', `${name} ${version}`)],
      },
      'import-ap': { href: '#', remarks: 'The plan is the rules that are enabled.' },
      results: [
        {
          uuid: uuidOf(`result ${at}`),
          title: 'The rules as they last ran',
          description: 'What rules found in the GitLab estate, by control.',
          start: starts[0] ?? at,
          end: starts.at(-1) ?? at,
          'reviewed-controls': {
            'control-selections': [
              { 'include-controls': controls.map((control) => ({ 'control-id': tokenOf(control) })) },
            ],
          },
          ...(open.length === 0 ? {} : { observations: open.map(observationOf) }),
          ...(findings.length === 0 ? {} : { findings }),
        },
      ],
    },
  };
}
