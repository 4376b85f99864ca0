// Publishes the schema of the GraphQL API with the code that was just built.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaText } from '../dist/api/sdl.js';
import { packageRoot } from '../dist/core/paths.js';
import { loadSavedQueries } from '../dist/queries/loader.js';

const { queries } = await loadSavedQueries([join(packageRoot, 'queries')]);
writeFileSync(join(packageRoot, 'dist/schema.graphql'), schemaText(queries));
