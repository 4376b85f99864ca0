import { z } from 'zod';
import { entryEdges, isWildcard, roleLevels } from './branch-rule-views.js';
import { fromRestEntry, restEntry } from './branch-rules-rest.js';
import { restNodes } from './rest-list.js';
import type { Source } from './source.js';

const schema = z.object({ name: z.string(), create_access_levels: z.array(restEntry) });

/** Who may create which tags of a project: only REST tells. */
export const protectedTags: Source = {
  id: 'protected-tags',
  title: 'Protected tags',
  feeds: ['protected_tag'],
  targets: 'project',
  asserts: ['protected_tag'],
  stage: 3,
  batch: 1,
  needs: { role: 'Maintainer' },
  read: restNodes(
    (target) => ({ path: `/projects/${target.id}/protected_tags` }),
    schema,
    (row, target) => {
      const entries = row.create_access_levels.flatMap(fromRestEntry);
      return {
        node: { kind: 'protected_tag', id: `${target.id}/${row.name}` },
        properties: {
          name: row.name,
          wildcard: isWildcard(row.name),
          createAccessLevels: roleLevels(entries),
        },
        edges: [
          { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
          ...entryEdges('ALLOWED_TO_CREATE', entries),
        ],
      };
    },
  ),
};
