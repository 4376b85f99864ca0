// Makes the types of the console's operations from src/web/**/*.graphql; with --check, says when they are stale and ends with 1.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { type DefinitionNode, Kind, parse, print, stripIgnoredCharacters } from 'graphql';
import { schemaText } from '../src/api/sdl.js';
import { packageQueries, packageRoot } from '../src/core/paths.js';
import { loadSavedQueries } from '../src/queries/loader.js';

const file = join(packageRoot, 'src/web/generated/operations.ts');
const { queries } = await loadSavedQueries([packageQueries]);
const documents = readdirSync(join(packageRoot, 'src/web'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => join('src/web', name))
  .toSorted()
  .map((location) => ({ location, document: parse(readFileSync(join(packageRoot, location), 'utf8')) }));
const types = await codegen({
  filename: file,
  documents,
  schema: parse(schemaText(queries)),
  plugins: [{ typescriptOperations: {} }],
  pluginMap: { typescriptOperations },
  config: {
    useTypeImports: true,
    enumType: 'string-literal',
    immutableTypes: true,
    skipTypename: true,
    onlyOperationTypes: true,
    defaultScalarType: 'unknown',
    scalars: { SafeInt: 'number', DateTime: 'string', Date: 'string', JSON: 'unknown', ID: 'string' },
  },
});

const definitions = documents.flatMap(({ document }) => document.definitions);
const fragments = new Map(
  definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
);

/** Adds the names of the fragments that a text uses, however deep. */
function noteFragments(text: string, known: Set<string>): void {
  for (const [, name = ''] of text.matchAll(/\.\.\.\s*(\w+)/g)) {
    const fragment = fragments.get(name);
    if (fragment === undefined || known.has(name)) continue;
    known.add(name);
    noteFragments(print(fragment), known);
  }
}

/** An operation with each fragment that it uses. */
function withFragments(definition: DefinitionNode): string {
  const used = new Set<string>();
  noteFragments(print(definition), used);
  return [definition, ...[...used].map((name) => fragments.get(name) as DefinitionNode)]
    .map(print)
    .join('\n');
}

const constants = definitions.flatMap((each) => {
  if (each.kind !== Kind.OPERATION_DEFINITION) return [];
  const name = each.name?.value ?? '';
  const type = name + { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[each.operation];
  const text = JSON.stringify(stripIgnoredCharacters(withFragments(each)));
  return [`export const ${name}Document = ${text} as TypedDocument<${type}, ${type}Variables>;`];
});
const whole = [
  '// Generated from src/web/**/*.graphql by npm run docs; do not edit.',
  "import type { TypedDocument } from '../api/document.js';",
  types,
  ...constants,
  '',
].join('\n');
const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (current !== whole) console.error('src/web/generated/operations.ts is stale: run npm run docs');
  process.exit(current === whole ? 0 : 1);
}
if (current !== whole) writeFileSync(file, whole);
