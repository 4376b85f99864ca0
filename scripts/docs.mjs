// Makes the generated docs from the built code; with --check, says which are stale and ends with 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardsMarkdown, loadDashboards } from '../dist/api/dashboards.js';
import { graphqlMarkdown } from '../dist/api/docs.js';
import { loadExamples } from '../dist/api/examples.js';
import { createApiSchema } from '../dist/api/schema.js';
import { configurationMarkdown } from '../dist/core/config-docs.js';
import { packageRoot } from '../dist/core/paths.js';
import { graphModelMarkdown } from '../dist/gitlab/docs.js';
import { queriesMarkdown } from '../dist/queries/docs.js';
import { loadSavedQueries } from '../dist/queries/loader.js';

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const readme = join(packageRoot, 'README.md');
const { queries } = await loadSavedQueries([join(packageRoot, 'queries')]);
const marked = /(<!-- configuration -->\n)[\s\S]*?(<!-- \/configuration -->)/;

const pages = {
  [join(packageRoot, 'docs/graph-model.md')]: graphModelMarkdown(),
  [join(packageRoot, 'docs/graphql.md')]: graphqlMarkdown(createApiSchema(queries), await loadExamples()),
  [join(packageRoot, 'docs/queries.md')]: queriesMarkdown(queries),
  [join(packageRoot, 'docs/dashboards.md')]: dashboardsMarkdown(await loadDashboards()),
  [readme]: read(readme).replace(
    marked,
    (_all, before, after) => `${before}${configurationMarkdown()}\n${after}`,
  ),
};

const stale = Object.entries(pages).filter(([file, text]) => read(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run npm run docs`);
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const [file, text] of stale) writeFileSync(file, text);
