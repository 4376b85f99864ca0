import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../core/paths.js';

const dashboardSchema = z.object({
  title: z.string(),
  panels: z.array(
    z.object({
      title: z.string(),
      description: z.string(),
      targets: z.array(
        z.object({
          url_options: z.object({ body_graphql_query: z.string() }),
          root_selector: z.string(),
          columns: z.array(z.object({ selector: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
});

/** A dashboard of Grafana, as far as its queries are concerned. */
export type Dashboard = z.infer<typeof dashboardSchema>;

/** The dashboards that come with the product, by file. @throws ZodError when one has another shape. */
export async function loadDashboards(): Promise<Dashboard[]> {
  const folder = join(packageRoot, 'docker/grafana/dashboards');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => dashboardSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))),
  );
}

const head = `# Dashboards

Made from \`docker/grafana/dashboards\` by \`npm run docs\`.

\`docker/grafana\` provisions Grafana with the [Infinity](https://grafana.com/grafana/plugins/yesoreyeram-infinity-datasource/) data source, which asks the
GraphQL API with a token of the role viewer. The tests run every query below against a served API over a synced estate; Grafana itself is not run by them.

\`\`\`sh
access-graph tokens create grafana --role viewer
ACCESS_GRAPH_TOKEN=… docker compose -f docker/compose.yaml --profile grafana up -d   # http://127.0.0.1:3000
\`\`\`

Grafana puts the times of its range in place of \`\${__from:date:iso}\` and \`\${__to:date:iso}\`. The selector says where in the answer the rows are.
`;

/** The Markdown of `docs/dashboards.md`: what each panel shows, and its query. */
export function dashboardsMarkdown(dashboards: readonly Dashboard[]): string {
  const sections = dashboards.flatMap(({ title, panels }) => [
    `## ${title}\n`,
    ...panels.flatMap((panel) => [
      `### ${panel.title}\n\n${panel.description}\n`,
      ...panel.targets.map(
        ({ url_options: { body_graphql_query: query }, root_selector: root, columns }) =>
          `\`\`\`graphql\n${query}\n\`\`\`\n\nRows: \`${root}\`; columns: ${columns.map(({ selector }) => `\`${selector}\``).join(', ')}.\n`,
      ),
    ]),
  ]);
  return [head, ...sections].join('\n');
}
