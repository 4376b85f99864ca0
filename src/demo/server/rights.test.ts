import { addGroupLink, addMembership } from '../world/build-access.js';
import { addPerson } from '../world/build-people.js';
import { addGroup, addProject } from '../world/build-places.js';
import { createWorld } from '../world/create.js';
import { touch } from '../world/ids.js';
import { createRandom } from '../world/random.js';
import type { World, WorldGroup, WorldProject, WorldUser } from '../world/types.js';
import { rightsOf } from './rights.js';

const random = createRandom(1);
let world: World;
let user: WorldUser;
let top: WorldGroup;
let child: WorldGroup;
let invited: WorldGroup;
let project: WorldProject;

const join = (
  sourceType: 'group' | 'project',
  sourceId: number,
  accessLevel: number,
  state: 'active' | 'awaiting' = 'active',
): void => {
  addMembership(world, random, { userId: user.id, sourceType, sourceId, accessLevel, state });
};
const share = (kind: 'group' | 'project', sharedId: number, group: WorldGroup, accessLevel: number): void => {
  addGroupLink(world, random, { kind, sharedId, invitedGroupId: group.id, accessLevel });
};

beforeEach(() => {
  world = createWorld({ size: { groups: 0, projects: 0, users: 0 } });
  user = addPerson(world, random, { external: false });
  const group = (parentId: number | null): WorldGroup =>
    addGroup(world, random, { name: 'G', parentId, visibility: 'private', shareWithGroupLock: false });
  top = group(null);
  child = group(top.id);
  invited = group(null);
  project = addProject(world, random, { name: 'p', groupId: child.id, ownerId: null, visibility: 'private' });
  touch(world);
});

test('R3: a group role flows down and a lower one further down does not reduce it', () => {
  join('group', top.id, 40);
  join('project', project.id, 20);
  const rights = rightsOf(world, user);
  expect([rights.groupLevel(child.id), rights.projectLevel(project.id)]).toEqual([40, 40]);
});

test('R2: awaiting members and Minimal Access grant nothing in projects', () => {
  join('group', top.id, 5);
  join('group', child.id, 40, 'awaiting');
  const rights = rightsOf(world, user);
  expect(rights.projectLevel(project.id)).toBe(0);
  expect(rights.canReadGroup(top)).toBe(true);
  expect(rights.canReadProject(project)).toBe(false);
});

test('R4 and R6: a share gives the lower role, to direct members only, and does not chain', () => {
  const second = addGroup(world, random, { name: 'second', parentId: null, visibility: 'private' });
  share('group', top.id, invited, 30);
  share('group', invited.id, second, 50);
  join('group', second.id, 50);
  touch(world);
  expect(rightsOf(world, user).groupLevel(top.id)).toBe(0);
  expect(rightsOf(world, user).groupLevel(invited.id)).toBe(50);
  join('group', invited.id, 50);
  touch(world);
  expect(rightsOf(world, user).projectLevel(project.id)).toBe(30);
});

test('R5: a project share counts inherited members and members of groups shared with the invited group', () => {
  const second = addGroup(world, random, { name: 'second', parentId: null, visibility: 'private' });
  share('project', project.id, invited, 30);
  share('group', invited.id, second, 20);
  join('group', second.id, 50);
  touch(world);
  expect(rightsOf(world, user).projectLevel(project.id)).toBe(20);
});

test('R7: a project share is void while the namespace locks sharing', () => {
  share('project', project.id, invited, 30);
  join('group', invited.id, 30);
  child.shareWithGroupLock = true;
  touch(world);
  expect(rightsOf(world, user).projectLevel(project.id)).toBe(0);
});

test('R13 and R14: administrators own everything, auditors read it, internal is closed to external users', () => {
  const internal = addProject(world, random, {
    name: 'i',
    groupId: top.id,
    ownerId: null,
    visibility: 'internal',
  });
  touch(world);
  expect(rightsOf(world, user).canReadProject(internal)).toBe(true);
  user.external = true;
  expect(rightsOf(world, user).canReadProject(internal)).toBe(false);
  user.auditor = true;
  expect([
    rightsOf(world, user).canReadProject(project),
    rightsOf(world, user).projectLevel(project.id),
  ]).toEqual([true, 0]);
  user.admin = true;
  expect(rightsOf(world, user).projectLevel(project.id)).toBe(50);
});
