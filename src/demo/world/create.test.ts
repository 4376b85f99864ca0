import { canaries } from './canaries.js';
import { createWorld } from './create.js';
import { indexOf } from './indexes.js';
import { danglingReferences } from './integrity.js';
import type { World } from './types.js';

/** The world as text: equal texts are equal worlds. */
function textOf(world: World): string {
  return JSON.stringify(world, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}

test('a seed always gives the same world, another seed another one', () => {
  const text = textOf(createWorld({ seed: 7, size: 'small' }));
  expect(textOf(createWorld({ seed: 7, size: 'small' }))).toBe(text);
  expect(textOf(createWorld({ seed: 8, size: 'small' }))).not.toBe(text);
});

test.each([
  ['small', 'small'],
  ['demo', 'demo'],
  ['tiny', { groups: 3, projects: 2, users: 5 }],
  ['empty', { groups: 0, projects: 0, users: 0 }],
] as const)('a %s world is whole', (_name, size) => {
  const world = createWorld({ size });
  expect(danglingReferences(world)).toEqual([]);
  if (typeof size === 'object') {
    expect(world.groups.size).toBe(size.groups);
    expect(world.projects.size).toBe(size.projects);
  }
});

describe('the awkward is there on purpose', () => {
  const world = createWorld({ size: 'small' });
  const index = indexOf(world);
  const all = <Row>(rows: ReadonlyMap<number, Row>): Row[] => [...rows.values()];

  test('among groups and shares', () => {
    const links = all(world.groupLinks).filter((link) => link.kind === 'group');
    const cyclic = links.filter((link) =>
      links.some((other) => other.sharedId === link.invitedGroupId && other.invitedGroupId === link.sharedId),
    );
    expect(cyclic.length).toBeGreaterThanOrEqual(2);
    const chained = links.filter((link) => links.some((other) => other.sharedId === link.invitedGroupId));
    expect(chained.length).toBeGreaterThan(0);
    expect(Math.max(...all(world.groups).map((group) => index.ancestors(group.id).length))).toBe(5);
    expect(
      all(world.groups).filter(
        (group) => !index.membersOfGroup.has(group.id) && !index.projectsOfGroup.has(group.id),
      ).length,
    ).toBeGreaterThan(0);
    expect(all(world.groups).filter((group) => group.path === 'tools')).toHaveLength(2);
  });

  test('among memberships', () => {
    const today = new Date(world.now).toISOString().slice(0, 10);
    const rows = all(world.memberships);
    expect(rows.some((row) => row.expiresAt !== null && row.expiresAt < today)).toBe(true);
    expect(rows.some((row) => row.state === 'awaiting')).toBe(true);
    expect(rows.some((row) => row.memberRoleId !== null)).toBe(true);
    expect(index.membersOfProject.get(1)?.length).toBeGreaterThan(100);
  });

  test('among projects, merge requests and credentials', () => {
    expect(all(world.projects).some((project) => project.defaultBranch === null)).toBe(true);
    expect(all(world.projects).some((project) => project.ownerId !== null)).toBe(true);
    expect(
      all(world.mergeRequests).some(
        (request) => request.state === 'merged' && request.approverIds.length === 0,
      ),
    ).toBe(true);
    expect(all(world.mergeRequests).some((request) => request.approverIds.length > 20)).toBe(true);
    expect(all(world.tokens).some((token) => token.expiresAt === null)).toBe(true);
    expect(all(world.deployKeys).some((key) => key.projects.size > 1)).toBe(true);
    expect(new Set(all(world.users).map((user) => user.state)).size).toBe(6);
    for (const token of all(world.tokens).filter((one) => one.kind !== 'personal')) {
      expect(world.users.get(token.userId)?.username).toMatch(
        new RegExp(`^${token.kind}_${token.sourceId}_bot_[0-9a-f]{32}$`),
      );
    }
  });

  test('every secret is a canary', () => {
    const secrets = canaries(world);
    expect(secrets.length).toBeGreaterThan(100);
    expect(secrets.filter((secret) => !secret.includes('CANARY'))).toEqual([]);
    expect(new Set(secrets).size).toBe(secrets.length);
  });
});
