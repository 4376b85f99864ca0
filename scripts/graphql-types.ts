// Makes the types of the resolvers from the files of schema/; with --check, says when they are stale and ends with 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse } from 'graphql';
import { writtenTypeDefs } from '../src/api/type-defs.js';
import { packageRoot } from '../src/core/paths.js';

const file = join(packageRoot, 'src/api/generated/schema-types.ts');
const schema = makeExecutableSchema({ typeDefs: writtenTypeDefs() });
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
    scalars: { SafeInt: 'number', DateTime: 'string', Date: 'string', JSON: 'unknown', ID: 'string' },
  },
});
const whole = `// Generated from schema/*.graphql by npm run docs; do not edit.\n${text}`;
const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (current !== whole) console.error('src/api/generated/schema-types.ts is stale: run npm run docs');
  process.exit(current === whole ? 0 : 1);
}
if (current !== whole) writeFileSync(file, whole);
