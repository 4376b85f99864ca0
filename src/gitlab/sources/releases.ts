import { z } from 'zod';
import { release } from '../entities/release.js';
import { rowReader } from '../model/row.js';
import { codeFacts, hasNoCode, unlessEmpty, withoutGraphQL } from './bulk-rows.js';
import { bulkList } from './graphql-batch.js';
import { graphqlUser, userFields, userReference } from './references.js';
import type { Source } from './source.js';

const reader = rowReader(release, {
  naming: 'graphql',
  fields: ['name', 'tagName', 'createdAt', 'releasedAt', 'upcomingRelease'],
  extra: { tagName: z.string().nullish(), author: graphqlUser.nullish() },
});

const list = bulkList({
  of: 'project',
  name: 'Releases',
  path: ['releases'],
  arguments: 'sort: CREATED_DESC',
  selection: `tagName name createdAt releasedAt upcomingRelease author { ${userFields} }`,
  schema: reader.schema,
  emit: (rows, target, scope) =>
    scope.emit(
      rows.flatMap((row) => {
        // GitLab names the tag only to those who may read the code; without it there is nothing to know a release by.
        if (!row.tagName) return [];
        const id = `${target.id}/${row.tagName}`;
        const home = {
          type: 'HAS',
          direction: 'in',
          rows: [{ other: { kind: 'project', id: target.id } }],
        } as const;
        const author = row.author == null ? [] : [{ other: userReference(row.author) }];
        return [
          {
            node: { kind: 'release', id } as const,
            properties: reader.properties(row),
            edges: [home, { type: 'AUTHORED', direction: 'in', rows: author } as const],
          },
          { node: { kind: 'tag', id } as const, properties: { name: row.tagName }, edges: [home] },
        ];
      }),
    ),
});

/** Releases of each project with who made them, and the tags that they use. */
export const releases: Source = {
  id: 'releases',
  title: 'Releases, their authors and tags',
  feeds: ['release', 'tag', 'user'],
  targets: 'project',
  asserts: ['release', 'tag'],
  stage: 4,
  reads: [...codeFacts, 'releasesAccessLevel'],
  batch: 50,
  needs: { role: 'Guest' },
  unreadable: withoutGraphQL,
  documents: list.documents,
  read: unlessEmpty(
    (target) => hasNoCode(target) || target.properties.releasesAccessLevel === 'disabled',
    list.read,
  ),
};
