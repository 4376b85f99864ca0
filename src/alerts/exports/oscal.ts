import { createHash } from 'node:crypto';
import { type ControlInput, type ControlStatus, controlStatuses, isOfAiOnly } from '../controls.js';
import { isOpen } from '../lifecycle.js';
import type { Rule } from '../rule.js';
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

/** OSCAL knows satisfied and not satisfied only: a control of which it is not known is not, for another reason than failing. */
const oscalStates = {
  FAIL: { state: 'not-satisfied', reason: 'fail' },
  PASS: { state: 'satisfied', reason: 'pass' },
  UNKNOWN: { state: 'not-satisfied', reason: 'other' },
} as const;

const nameOf = ({ framework, control }: ControlStatus) => `${framework}:${control}`;

/**
 * Alerts as OSCAL assessment results (1.1.2): one observation for each alert, one finding for each control that applies.
 * @param settings what the configuration changes of rules.
 * @param tiers those of the GitLabs that are read; null for one that is not known.
 */
export function oscalOf(
  alerts: readonly ExportedAlert[],
  rules: readonly Rule[],
  { results, settings, tiers }: Pick<ControlInput, 'results' | 'settings' | 'tiers'>,
  exporter: Exporter,
): unknown {
  const { name, version, at } = exporter;
  const open = alerts.filter(({ alert }) => isOpen(alert));
  const shares = open.map(({ alert: { rule, severity } }) => ({
    rule,
    severity,
    suppressed: false,
    ofAiSystem: false,
    count: 1,
  }));
  const statuses = controlStatuses({ rules, settings, results, shares, tiers, aiSystems: [] });
  const reviewed = statuses.filter(({ state }) => state !== 'NOT_APPLICABLE');
  const findings = reviewed.map((status) => {
    const { state, reason } = status;
    const counting = status.rules.filter((rule) => !isOfAiOnly(rule, status.framework));
    const against =
      state === 'FAIL' ? open.filter(({ alert }) => counting.some(({ id }) => id === alert.rule)) : [];
    return {
      uuid: uuidOf(`finding ${nameOf(status)}`),
      title: nameOf(status),
      description: reason ?? `${against.length} open alerts of ${status.rules.length} rules.`,
      target: {
        type: 'objective-id',
        'target-id': tokenOf(nameOf(status)),
        status: oscalStates[state as keyof typeof oscalStates],
      },
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
              {
                'include-controls': reviewed.map((status) => ({ 'control-id': tokenOf(nameOf(status)) })),
              },
            ],
          },
          ...(open.length === 0 ? {} : { observations: open.map(observationOf) }),
          ...(findings.length === 0 ? {} : { findings }),
        },
      ],
    },
  };
}
