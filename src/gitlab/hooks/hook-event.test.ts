import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { sources } from '../sources/index.js';
import { hookEvent } from './hook-event.js';
import { refreshedBy } from './refreshed-sources.js';

describe('hookEvent', () => {
  test.each([
    [{ object_kind: 'push', event_name: 'push', project_id: 15 }, 'push', { kind: 'project', id: 15 }],
    [{ object_kind: 'tag_push', event_name: 'tag_push', project_id: 1 }, 'tag', { kind: 'project', id: 1 }],
    [{ object_kind: 'merge_request', project: { id: 7 } }, 'merge_request', { kind: 'project', id: 7 }],
    [{ object_kind: 'pipeline', project: { id: 7 } }, 'pipeline', { kind: 'project', id: 7 }],
    [{ object_kind: 'build', project_id: 380 }, 'pipeline', { kind: 'project', id: 380 }],
    [{ event_name: 'user_add_to_group', group_id: 100, user_id: 64 }, 'member', { kind: 'group', id: 100 }],
    [
      { event_name: 'user_remove_from_team', project_id: 74, user_id: 1 },
      'member',
      { kind: 'project', id: 74 },
    ],
    [{ object_kind: 'access_token', group: { group_id: 35 } }, 'access_token', { kind: 'group', id: 35 }],
    [
      { event_name: 'key_create', username: 'jdoe', id: 4, key: 'x' },
      'key',
      { kind: 'user', username: 'jdoe' },
    ],
    [{ event_name: 'project_destroy', project_id: 74 }, 'structure', undefined],
    [{ event_name: 'subgroup_create', group_id: 10, parent_group_id: 7 }, 'structure', undefined],
  ])('%j', (body, topic, target) => {
    expect(hookEvent(body)).toEqual(target === undefined ? { topic } : { topic, target });
  });

  it('makes nothing of what the graph does not hold, of what names nothing, and of what is not GitLab’s', () => {
    const bodies = [
      { object_kind: 'note', project_id: 1 },
      { object_kind: 'push' },
      { object_kind: 'push', project_id: -1 },
    ];
    for (const body of [...bodies, null, 'push', [], { object_kind: 'constructor', project_id: 1 }])
      expect(hookEvent(body)).toBeUndefined();
  });

  it('takes any JSON without failing', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => void hookEvent(body)));
  });
});

test('every source that events call for exists', () => {
  const known = new Set(sources.map(({ id }) => id));
  expect(
    Object.values(refreshedBy)
      .flat()
      .filter((id) => !known.has(id)),
  ).toEqual([]);
});
