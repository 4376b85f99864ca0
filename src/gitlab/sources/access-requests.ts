import { z } from 'zod';
import { isoTime } from '../model/values.js';
import { restUser, userReference } from './references.js';
import { restEdges } from './rest-list.js';
import type { Source } from './source.js';

const accessRequests = (kind: 'group' | 'project'): Source => ({
  id: `${kind}-access-requests`,
  title: `Access requests to ${kind}s`,
  feeds: ['user'],
  targets: kind,
  stage: 4,
  batch: 1,
  needs: { role: kind === 'group' ? 'Owner' : 'Maintainer' },
  read: restEdges(
    (target) => ({ path: `/${kind}s/${target.id}/access_requests` }),
    restUser.extend({ requested_at: z.string().nullish() }),
    {
      type: 'REQUESTED_ACCESS_TO',
      direction: 'in',
      row: (row) => ({
        other: userReference(row),
        properties: { requestedAt: row.requested_at == null ? undefined : isoTime(row.requested_at) },
      }),
      exhaustive: ({ facts }) => facts.token.isAdmin,
    },
  ),
});

/** Who asks to become a member of a group. */
export const groupAccessRequests = accessRequests('group');
/** Who asks to become a member of a project: nothing tells in bulk whether anybody does, so each is asked. */
export const projectAccessRequests = accessRequests('project');
