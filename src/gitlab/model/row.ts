import { z } from 'zod';
import type { EntityDefinition } from './entity.js';
import {
  isoTime,
  type Properties,
  type PropertyDefinition,
  type PropertyType,
  type PropertyValue,
} from './values.js';

const parseable = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'not a time');

const schemas = {
  text: z.string(),
  integer: z.number(),
  boolean: z.boolean(),
  time: parseable,
  date: parseable,
  texts: z.array(z.string()),
  integers: z.array(z.number()),
} satisfies Record<PropertyType, z.ZodType>;

function convert(value: unknown, type: PropertyType): PropertyValue | undefined {
  if (value === undefined || value === null) return value;
  if (type === 'time') return isoTime(value as string);
  if (type === 'date') return (value as string).slice(0, 10);
  if (type === 'texts') return [...(value as string[])].sort();
  if (type === 'integers') return [...(value as number[])].sort((a, b) => a - b);
  // GitLab answers the same missing text now as null, now as ''.
  if (type === 'text' && value === '') return null;
  return value as PropertyValue;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Reads the rows of one list into properties of one kind. */
export interface RowReader<Extra extends z.ZodRawShape> {
  /** Accepts any extra field and unknown enum value; refuses a wrong type or a missing required field. */
  readonly schema: z.ZodType<RowOf<Extra>>;
  /** The properties that the row shows: what the answer leaves out stays undefined, that is unreadable. */
  properties(row: RowOf<Extra>): Properties;
}

/** A parsed row: the fields that are not plain properties are typed, the others are read by `properties`. */
export type RowOf<Extra extends z.ZodRawShape> = z.infer<z.ZodObject<Extra>>;

/**
 * Declares how the rows of a list become properties: each property is read from the API field of its name, in
 * snake case for REST and as it is for GraphQL, unless `from` names another.
 * @param extra zod types of the further fields that the source reads itself; they decide what is required.
 */
export function rowReader<Name extends string, Extra extends z.ZodRawShape>(
  entity: EntityDefinition<Name>,
  options: {
    readonly naming: 'rest' | 'graphql';
    readonly fields: readonly NoInfer<Name>[];
    readonly from?: Partial<Record<NoInfer<Name>, string>>;
    readonly extra: Extra;
  },
): RowReader<Extra> {
  const columns = options.fields.map((property) => {
    const field = options.from?.[property] ?? (options.naming === 'rest' ? snake(property) : property);
    const definition: PropertyDefinition = entity.properties[property];
    return { property, field, type: definition.type };
  });
  const shape = Object.fromEntries(columns.map(({ field, type }) => [field, schemas[type].nullish()]));
  const schema = z.object({ ...shape, ...options.extra }) as unknown as z.ZodType<RowOf<Extra>>;
  return {
    schema,
    properties: (row) => {
      const record = row as Record<string, unknown>;
      return Object.fromEntries(
        columns.map(({ property, field, type }) => [property, convert(record[field], type)]),
      );
    },
  };
}

/** What is wrong with a row, naming fields but never their values, which may be secret. */
export function rowProblem(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'row'}: ${issue.code.replaceAll('_', ' ')}`)
    .join(', ');
}
