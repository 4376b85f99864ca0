import { expect, test } from '@jest/globals';
import { groupId, type NeighbourGroup, type Neighbourhood, pictureOf, shownOfEach } from './neighbourhood.js';

const thing = (kindTitle: string, id: number) => ({
  key: `${kindTitle}/${id}`,
  kindTitle,
  title: `${kindTitle} ${id}`,
  path: null,
});
const members = (count: number): NeighbourGroup => ({
  relationship: 'MEMBER_OF',
  direction: 'IN',
  kind: 'USER',
  kindTitle: 'user',
  count,
});
const project = (id: number, count: number, users: readonly number[]): Neighbourhood => ({
  thing: thing('project', id),
  groups: [{ ...members(count), things: users.map((user) => thing('user', user)) }],
});
const user = (id: number, count: number, projects: readonly number[]): Neighbourhood => ({
  thing: thing('user', id),
  groups: [
    {
      relationship: 'MEMBER_OF',
      direction: 'OUT',
      kind: 'PROJECT',
      kindTitle: 'project',
      count,
      things: projects.map((each) => thing('project', each)),
    },
  ],
});
const labels = (neighbourhoods: readonly Neighbourhood[]) =>
  pictureOf(neighbourhoods).nodes.map(({ label }) => label);

test('what is not drawn of a group is one counted node', () => {
  const { nodes, edges, counted, relationships } = pictureOf([project(1, 5000, [1, 2])]);
  const id = groupId('project/1', members(5000));
  expect(nodes.map(({ label }) => label)).toEqual(['project 1', 'user 1', 'user 2', '4,998 more users']);
  expect(nodes.at(-1)).toMatchObject({ id, kind: 'user', count: 4998 });
  expect(edges.at(-1)).toMatchObject({ source: id, target: 'project/1', label: 'MEMBER_OF' });
  expect(counted.get(id)).toEqual({ owner: thing('project', 1), group: members(5000) });
  expect(relationships).toEqual(['MEMBER_OF']);
});

test('a group that is drawn as a whole has no counted node, and one that is left is called so', () => {
  expect(labels([project(1, 2, [1, 2])])).toEqual(['project 1', 'user 1', 'user 2']);
  expect(labels([project(1, 3, [1, 2])]).at(-1)).toBe('1 more user');
});

test('what two neighbourhoods share is there once, and what is expanded comes first', () => {
  const { nodes, edges } = pictureOf([project(1, 2, [1, 2]), user(2, 1, [1])]);
  expect(nodes.map(({ id }) => id)).toEqual(['project/1', 'user/2', 'user/1']);
  expect(edges.map(({ id }) => id)).toEqual(['user/1|MEMBER_OF|project/1', 'user/2|MEMBER_OF|project/1']);
});

test('what another expansion draws of a group is no longer counted in its rest', () => {
  const expanded = [project(1, 10, [1, 2]), user(3, 2, [1, 2])];
  expect(labels(expanded)).toContain('7 more users');
  expect(labels([...expanded, project(2, 1, [3])])).toContain('7 more users');
});

test('relationships lead as their direction says', () => {
  expect(pictureOf([user(1, 1, [4])]).edges).toEqual([
    { id: 'user/1|MEMBER_OF|project/4', source: 'user/1', target: 'project/4', label: 'MEMBER_OF' },
  ]);
});

test('of each group up to eight things are shown, fewer where there are many groups', () => {
  expect([0, 1, 9, 12, 23, 100].map(shownOfEach)).toEqual([8, 8, 8, 6, 3, 3]);
});
