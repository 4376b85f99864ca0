import { z } from 'zod';
import { bulkRows, withoutGraphQL } from './bulk-rows.js';
import type { Source } from './source.js';

const list = bulkRows({
  name: 'Languages',
  selection: 'languages { name }',
  rows: (node) => node.languages as unknown[] | null,
  schema: z.object({ name: z.string() }),
  emit: (rows, { id }, scope) =>
    scope.emit([
      { node: { kind: 'project', id }, properties: { languages: rows.map(({ name }) => name).sort() } },
    ]),
});

/** Programming languages of each project, as GitLab found them after the last push. */
export const languages: Source = {
  id: 'languages',
  title: 'Programming languages of projects',
  feeds: ['project'],
  targets: 'project',
  stage: 4,
  batch: 100,
  needs: { role: 'Guest' },
  unreadable: withoutGraphQL,
  ...list,
};
