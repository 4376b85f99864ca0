import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** The folder of GitLab's reference data, or undefined: then the tests that need it are skipped. */
export const referenceFolder = process.env.GITLAB_API_DATA;

/** `describe`, skipped visibly when there is no reference data. */
export const describeWithReference = referenceFolder === undefined ? describe.skip : describe;

function folder(...parts: string[]): string {
  return join(referenceFolder ?? '', ...parts);
}

/** A documented example answer. */
export function example(name: string): unknown {
  return JSON.parse(readFileSync(folder('examples', `${name}.json`), 'utf8'));
}

/** GitLab's GraphQL schema as SDL. */
export function graphqlSchema(): string {
  return readFileSync(folder('graphql', 'schema.graphql'), 'utf8');
}

/** The recorded GraphQL documents by name. */
export function graphqlQueries(): ReadonlyMap<string, string> {
  const names = readdirSync(folder('graphql', 'queries'));
  return new Map(
    names.map((name) => [
      name.replace(/\.graphql$/, ''),
      readFileSync(folder('graphql', 'queries', name), 'utf8'),
    ]),
  );
}

/**
 * A schema with its references turned into ids that ajv can find. `additionalProperties: false` is dropped everywhere: the
 * fixtures describe fewer fields than GitLab's own documentation shows, so the keyword would refuse GitLab itself.
 */
function relaxed(value: unknown, file: string): unknown {
  if (Array.isArray(value)) return value.map((item) => relaxed(item, file));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    if (key === 'additionalProperties' && item === false) return [];
    if (key === '$ref' && typeof item === 'string' && !item.startsWith('#'))
      return [[key, new URL(item, `file:///${file}`).href]];
    return [[key, relaxed(item, file)]];
  });
  return Object.fromEntries(entries);
}

const root = ['schemas', 'public_api', 'v4'];

/** The check of one of GitLab's REST schemas, by its name without `.json`. */
export function schemaCheck(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // The fixtures say `date-time` where GitLab answers a date, as for the expiry of members.
  ajv.addFormat('date-time', true);
  const load = (uri: string): void => {
    const file = new URL(uri).pathname.slice(1);
    if (ajv.getSchema(uri) !== undefined || !existsSync(folder(...root, file))) return;
    const schema = relaxed(JSON.parse(readFileSync(folder(...root, file), 'utf8')), file) as Record<
      string,
      unknown
    >;
    ajv.addSchema({ ...schema, $id: uri });
    const refs = JSON.stringify(schema).matchAll(/"\$ref":"(file:[^"#]+)/g);
    for (const [, ref] of refs)
      if (ref !== undefined && !loaded.has(ref)) {
        loaded.add(ref);
        load(ref);
      }
  };
  const loaded = new Set<string>();
  const uri = `file:///${name}.json`;
  loaded.add(uri);
  load(uri);
  const check = ajv.getSchema(uri);
  if (check === undefined) throw new Error(`There is no schema ${name}.`);
  return check as ValidateFunction;
}
