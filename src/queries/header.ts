import { z } from 'zod';
import {
  columnTypes,
  type ParameterValue,
  parameterTypes,
  type QueryColumn,
  type QueryParameter,
  type SavedQuery,
  severities,
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
  identity: z.array(identifier).min(1),
  needs: z.array(kebab).default([]),
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
  Pick<SavedQuery, 'alert' | 'remediation'>;

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
  const stray = alert?.identity.filter((name) => !Object.hasOwn(returns, name)) ?? [];
  if (stray.length > 0) throw new Error(`alert.identity: no such column: ${stray.join(', ')}`);
  return {
    ...rest,
    parameters: Object.entries(params).map(([name, header]) => parameter(name, header)),
    columns: Object.entries(returns).map(([name, header]) => column(name, header)),
    ...(alert === undefined ? {} : { alert }),
    ...(remediation === undefined ? {} : { remediation }),
  };
}
