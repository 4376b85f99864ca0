import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { SavedQuery } from '../queries/types.js';
import { createApiSchema } from './schema.js';

/** The whole schema as text, with the roles that fields need and a field for each of these saved queries. */
export function schemaText(queries: readonly SavedQuery[]): string {
  return `${printSchemaWithDirectives(createApiSchema(queries)).trim()}\n`;
}
