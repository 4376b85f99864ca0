// Makes the types of the resolvers from the files of schema/; with --check, says when they are stale and ends with 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { isTypeDefinitionNode, Kind, parse, specifiedScalarTypes, visit } from 'graphql';
import { writtenTypeDefs } from '../src/api/type-defs.js';
import { packageRoot } from '../src/core/paths.js';

const file = join(packageRoot, 'src/api/generated/schema-types.ts');
const written = writtenTypeDefs();
const schema = makeExecutableSchema({ typeDefs: [...written, ...undeclared(written)] });
const text = await codegen({
  filename: file,
  documents: [],
  schema: parse(printSchemaWithDirectives(schema)),
  plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
  pluginMap: { typescript, typescriptResolvers },
  config: {
    contextType: '../context.js#ApiContext',
    emitLegacyCommonJSImports: false,
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    maybeValue: 'T | null | undefined',
    inputMaybeValue: 'T | null | undefined',
    defaultScalarType: 'unknown',
    scalars: { SafeInt: 'number', DateTime: 'string', Date: 'string', JSON: 'unknown', ID: 'string' },
  },
});
/** Types that the files use and modules derive: opaque here, because their shape follows declarations. */
function undeclared(texts: readonly string[]): string[] {
  const declared = new Set(specifiedScalarTypes.map(({ name }) => name));
  const used = new Set<string>();
  for (const document of texts.map((each) => parse(each))) {
    for (const node of document.definitions) if (isTypeDefinitionNode(node)) declared.add(node.name.value);
    visit(document, { enter: (node) => void (node.kind === Kind.NAMED_TYPE && used.add(node.name.value)) });
  }
  return [...used].filter((name) => !declared.has(name)).map((name) => `scalar ${name}`);
}

const whole = `// Generated from schema/*.graphql by npm run docs; do not edit.\n${text}`;
const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (current !== whole) console.error('src/api/generated/schema-types.ts is stale: run npm run docs');
  process.exit(current === whole ? 0 : 1);
}
if (current !== whole) writeFileSync(file, whole);
