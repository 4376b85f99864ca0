import { z } from 'zod';
import {
  columnTypes,
  confidences,
  type ParameterValue,
  parameterTypes,
  type QueryAlert,
  type QueryColumn,
  type QueryParameter,
  type SavedQuery,
  severities,
  tiers,
} from './types.js';
import { coerceParameter } from './values.js';

const sentence = z.string().trim().min(1).max(4000);
const kebab = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case, such as users-2fa');
const identifier = z
  .string()
  .max(100)
  .regex(/^[a-z][A-Za-z0-9]*$/, 'must be camelCase letters and digits');
const parameterValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

const parameterSchema = z.strictObject({
  type: z.enum(parameterTypes),
  default: parameterValue.optional(),
  description: sentence.optional(),
  required: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  values: z.array(z.string()).min(1).optional(),
  format: z.literal('datetime').optional(),
});

const columnSchema = z.union(
  [z.enum(columnTypes), z.strictObject({ type: z.enum(columnTypes), description: sentence.optional() })],
  { error: `must be one of ${columnTypes.join(', ')}, or {type, description}` },
);

const alertSchema = z.strictObject({
  severity: z.enum(severities),
  confidence: z.enum(confidences).default('high'),
  category: kebab.default('custom'),
  identity: z.array(identifier).min(1),
  asset: identifier.optional(),
  path: z.union([z.tuple([]), z.tuple([identifier, identifier])]).default([]),
  needs: z.array(kebab).default([]),
  tier: z.enum(tiers).default('free'),
  aliases: z.array(z.string().min(1).max(100)).default([]),
  evidence: sentence.optional(),
  calls: z.array(sentence).default([]),
  volatile: z.array(identifier).default([]),
  aiControlsApplyOnlyIf: sentence.optional(),
});

/** The header of a saved query as it is written: strict, so that a misspelt entry is an error and not ignored. */
export const headerSchema = z.strictObject({
  id: kebab,
  title: sentence,
  description: sentence,
  category: kebab.optional(),
  level: kebab.default('inventory'),
  params: z.record(identifier, parameterSchema).default({}),
  returns: z
    .record(identifier, columnSchema)
    .refine((columns) => Object.keys(columns).length > 0, { error: 'must name at least one column' }),
  alert: alertSchema.optional(),
  remediation: sentence.optional(),
  controls: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  needs: z.array(kebab).default([]),
});

/** A parsed header. */
export type Header = z.infer<typeof headerSchema>;
type ParameterHeader = z.infer<typeof parameterSchema>;

/** What a header says, without the parts that the file gives. */
export type HeaderParts = Pick<
  SavedQuery,
  'id' | 'title' | 'description' | 'level' | 'parameters' | 'columns' | 'needs' | 'controls'
> &
  Pick<SavedQuery, 'remediation'> & { readonly alert?: Omit<QueryAlert, 'assessment'> };

/** The entries of `source` that have a value, as `exactOptionalPropertyTypes` wants them. */
function present<T extends object>(source: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(source).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function contradiction(header: ParameterHeader): string | undefined {
  const number = header.type === 'int' || header.type === 'float';
  const text = header.type === 'string' || header.type === 'string_list';
  if (!number && (header.min !== undefined || header.max !== undefined)) return 'min and max are for numbers';
  if (!text && header.values !== undefined) return 'values is for texts';
  if (header.format !== undefined && header.type !== 'string') return 'format is for type string';
  if (header.required === true && header.default !== undefined) return 'a required one takes no default';
  return undefined;
}

function parameter(name: string, header: ParameterHeader): QueryParameter {
  const wrong = contradiction(header);
  if (wrong !== undefined) throw new Error(`params.${name}: ${wrong}`);
  const { default: given = null, required = false, ...rest } = header;
  const parts = { ...present(rest), name, required } as Omit<QueryParameter, 'default'>;
  if (given === null) return { ...parts, default: null };
  // A default must stand the same test as a caller's value, except that a text is not read as a number.
  const strict = typeof given === 'string' && header.type !== 'string' ? undefined : given;
  const coerced = coerceParameter({ ...parts, default: null }, strict);
  if (!coerced.ok) throw new Error(`params.${name}.default: ${coerced.reason}`);
  return { ...parts, default: coerced.value satisfies ParameterValue };
}

function column(name: string, header: Header['returns'][string]): QueryColumn {
  return typeof header === 'string' ? { name, type: header } : ({ ...present(header), name } as QueryColumn);
}

const placeholder = /\{([^{}]*)\}/g;

/** The columns that a template names as `{column}`. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(placeholder)].map((match) => match[1] ?? '');
}

/** The part of a header that makes a rule, all of whose columns are among those returned. */
function alertOf(
  { asset, aiControlsApplyOnlyIf, ...alert }: z.infer<typeof alertSchema>,
  returns: Header['returns'],
  title: string,
): Omit<QueryAlert, 'assessment'> {
  const known = { ...alert, asset: asset ?? alert.identity[0] ?? '', evidence: alert.evidence ?? title };
  const named = {
    identity: known.identity,
    asset: [known.asset],
    path: known.path,
    volatile: known.volatile,
    evidence: placeholders(known.evidence),
    calls: known.calls.flatMap(placeholders),
  };
  for (const [entry, columns] of Object.entries(named)) {
    const stray = columns.filter((name) => !Object.hasOwn(returns, name));
    if (stray.length > 0) throw new Error(`alert.${entry}: no such column: ${stray.join(', ')}`);
  }
  return { ...known, ...present({ aiControlsApplyOnlyIf }) };
}

/**
 * Checks what YAML gave and turns it into the parts of a saved query.
 * @throws Error with a one-line reason that names the entry.
 */
export function readHeader(raw: unknown): HeaderParts {
  const parsed = headerSchema.safeParse(raw);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'header'}: ${issue.message}`,
    );
    throw new Error(reasons.join('; '));
  }
  const { params, returns, alert, remediation, category: _, ...rest } = parsed.data;
  const rule = alert === undefined ? undefined : alertOf(alert, returns, parsed.data.title);
  return {
    ...rest,
    parameters: Object.entries(params).map(([name, header]) => parameter(name, header)),
    columns: Object.entries(returns).map(([name, header]) => column(name, header)),
    ...(rule === undefined ? {} : { alert: rule, needs: [...new Set([...rest.needs, ...rule.needs])] }),
    ...(remediation === undefined ? {} : { remediation }),
  };
}
