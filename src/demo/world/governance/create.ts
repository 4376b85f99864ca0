import { day, instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { WorldPart } from '../part.js';
import type { Random } from '../random.js';
import type { World, WorldGroup, WorldProject, WorldUser } from '../types.js';
import { addAuditEvent, happening, someSubject, subjectOf, transferred } from './audit.js';
import { addAccessRequest, addInvitation, addSamlGroupLink, addScimIdentity } from './build.js';
import { addSettings } from './settings.js';

const scannerSets = [
  [],
  [],
  ['SECRET_DETECTION'],
  ['SAST', 'SECRET_DETECTION'],
  ['DEPENDENCY_SCANNING', 'SAST', 'SECRET_DETECTION', 'CONTAINER_SCANNING'],
] as const;

/** An age of an event in milliseconds: mostly of the last four weeks, never near the edge of thirty days. */
function someAge(random: Random): number {
  const days = random.chance(0.85) ? random.int(0, 27) : random.int(33, 60);
  return days * day + random.int(60_000, day);
}

function addAuditLog(
  world: World,
  random: Random,
  homes: { groups: readonly WorldGroup[]; projects: readonly WorldProject[] },
  people: readonly WorldUser[],
): void {
  const { groups, projects } = homes;
  const count = 40 + groups.length + projects.length + Math.floor(people.length / 2);
  const ages = Array.from({ length: count }, () => someAge(random)).sort((a, b) => b - a);
  for (const age of ages) {
    const author = random.pick(people);
    const subject = someSubject(world, random, { groups, projects, people });
    addAuditEvent(world, author, subject, happening(random, subject, author), world.now - age);
  }
  const [admin] = people;
  const moved = projects.find(({ groupId }) => groupId !== null);
  if (admin === undefined || moved === undefined) return;
  const subject = subjectOf(world, 'Project', moved.id);
  addAuditEvent(world, admin, subject, transferred(subject, 'old/home "2"'), world.now - 2 * day);
  // Nobody signed in: a failed sign-in of an account that exists, by an author that does not.
  const told = happening(random, subjectOf(world, 'User', admin.id), admin);
  const nobody = { id: -1, name: 'An unauthenticated user' };
  addAuditEvent(world, nobody, subjectOf(world, 'User', admin.id), told, world.now - day);
}

function addProvider(world: World, random: Random, group: WorldGroup, people: readonly WorldUser[]): void {
  const { samlProviders, provisioned } = world.governance;
  const provider = nextId(world, 'samlProviders');
  samlProviders.set(provider, group.id);
  const members = random.sample(people, Math.min(120, Math.ceil(people.length / 3)));
  for (const user of members) {
    user.identities.push({ provider: 'group_saml', externUid: random.hex(16), samlProviderId: provider });
    if (random.chance(0.7)) addScimIdentity(world, random, group.id, user.id);
  }
  provisioned.set(group.id, new Set(random.sample(members, 5).map(({ id }) => id)));
}

/** Requests for access to projects and invitations to them: to the first, and to few others. */
function addToProjects(
  world: World,
  random: Random,
  projects: readonly WorldProject[],
  people: readonly WorldUser[],
): void {
  projects.forEach(({ id, requestAccessEnabled }, position) => {
    const home = { sourceType: 'project', sourceId: id } as const;
    if (position === 0 || (requestAccessEnabled && random.chance(0.1)))
      addAccessRequest(world, random.pick(people).id, home, world.now - random.int(0, 40) * day);
    if (position === 0 || random.chance(0.08)) addInvitation(world, random, home);
  });
}

/** Fills the domain: one in three top-level groups has a SAML provider, the first among them. */
export const createGovernance: WorldPart['create'] = (world, random, { groups, projects }) => {
  const people = [...world.users.values()].filter(({ userType }) => userType === 'human');
  if (people.length === 0) return;
  addSettings(world, random);
  addAuditLog(world, random, { groups, projects }, people);
  groups
    .filter(({ parentId }) => parentId === null)
    .forEach((group, position) => {
      if (position % 3 === 0) addProvider(world, random, group, people);
    });
  for (const group of groups) {
    const home = { sourceType: 'group', sourceId: group.id } as const;
    if (group.requestAccessEnabled && random.chance(0.3))
      addAccessRequest(world, random.pick(people).id, home, world.now - random.int(0, 40) * day);
    for (let count = random.pick([0, 0, 0, 1, 2]); count > 0; count -= 1) addInvitation(world, random, home);
    if (random.chance(0.15)) addSamlGroupLink(world, random, group.id);
  }
  const [top] = groups;
  if (top !== undefined) {
    addSamlGroupLink(world, random, top.id);
    const home = { sourceType: 'group', sourceId: top.id } as const;
    addAccessRequest(world, people.at(-1)?.id ?? 1, home, world.now - day);
    // More than a page of invitations where the world is large enough for it not to look odd.
    for (let count = people.length > 100 ? 105 : 2; count > 0; count -= 1) addInvitation(world, random, home);
  }
  for (const project of projects) {
    const scanners = random.pick(scannerSets);
    if (scanners.length > 0) world.governance.scanners.set(project.id, scanners);
    if (project.emptyRepo || project.groupId === null) continue;
    for (let count = random.int(0, 2); count > 0; count -= 1) {
      const at = instant(world.now - random.int(0, 150) * day);
      world.governance.pushes.push({ userId: random.pick(people).id, projectId: project.id, at });
    }
  }
  addToProjects(world, random, projects, people);
};
