import { date, day, instant } from './clock.js';
import { nextId } from './ids.js';
import { familyNames, givenNames, slug } from './names.js';
import type { Random } from './random.js';
import type { World, WorldUser } from './types.js';

/** Adds an account with plain defaults (active, internal, signed in lately) and what `given` says. */
function addUser(
  world: World,
  random: Random,
  given: Partial<WorldUser> & { username: string; name: string },
): WorldUser {
  const id = nextId(world, 'users');
  const bot = given.bot ?? false;
  const lastSeen = world.now - random.int(0, 90) * day;
  const user: WorldUser = {
    id,
    namespaceId: nextId(world, 'namespaces'),
    email: `${given.username}@example.com`,
    publicEmail: '',
    state: 'active',
    userType: 'human',
    bot,
    admin: false,
    auditor: false,
    external: false,
    privateProfile: false,
    twoFactorEnabled: false,
    createdAt: instant(world.now - random.int(100, 1500) * day),
    lastSignInAt: bot ? null : instant(lastSeen),
    lastActivityOn: date(lastSeen),
    identities: [],
    ...given,
  };
  world.users.set(id, user);
  return user;
}

/** Adds a person with a made-up name; every fiftieth shares the name of the one before. */
export function addPerson(world: World, random: Random, given: Partial<WorldUser> = {}): WorldUser {
  const number = (world.lastIds.users ?? 0) + 1;
  const namesake = number % 50 === 0 ? world.users.get(number - 1) : undefined;
  const name = namesake?.name ?? `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const username = `${slug(name, 'user').replaceAll('-', '.')}.${number}`;
  const withIdentity = random.chance(0.5);
  return addUser(world, random, {
    username,
    name,
    twoFactorEnabled: random.chance(0.7),
    external: random.chance(0.08),
    privateProfile: random.chance(0.05),
    publicEmail: random.chance(0.2) ? `${username}@example.org` : '',
    identities: withIdentity
      ? [
          {
            provider: random.pick(['saml', 'github', 'google_oauth2', 'ldapmain']),
            externUid: random.hex(12),
          },
        ]
      : [],
    ...given,
  });
}

/** Adds the bot that acts for a project's or group's access token, with GitLab's user name for it. */
export function addBot(
  world: World,
  random: Random,
  source: 'project' | 'group',
  sourceId: number,
  name: string,
): WorldUser {
  const username = `${source}_${sourceId}_bot_${random.hex(32)}`;
  return addUser(world, random, {
    username,
    name,
    bot: true,
    userType: 'project_bot',
    email: `${username}@noreply.example.com`,
    createdAt: instant(world.now),
    lastActivityOn: null,
  });
}

const oddStates = ['blocked', 'deactivated', 'ldap_blocked', 'banned', 'blocked_pending_approval'] as const;

/** The administrators, the auditor, the ghost, service accounts and people, about `count` accounts. */
export function addPeople(world: World, random: Random, count: number): void {
  addUser(world, random, { username: 'root', name: 'Administrator', admin: true, twoFactorEnabled: true });
  const ghost = addUser(world, random, {
    username: 'ghost',
    name: 'Ghost User',
    userType: 'ghost',
    lastSignInAt: null,
    lastActivityOn: null,
  });
  world.ghostId = ghost.id;
  addUser(world, random, {
    username: 'alert-bot',
    name: 'GitLab Alert Bot',
    userType: 'alert_bot',
    bot: true,
  });
  addPerson(world, random, { name: 'Olga Owner', username: 'olga.owner', external: false });
  addPerson(world, random, { name: 'Aud "It" Or', username: 'aud.itor', auditor: true, external: false });
  addPerson(world, random, { name: 'Dev Eloper', username: 'dev.eloper', external: false });
  for (const number of [1, 2, 3]) {
    const username = `service_account_${random.hex(16)}`;
    addUser(world, random, {
      username,
      name: `Deploy service ${number}`,
      userType: 'service_account',
      bot: true,
      email: `${username}@noreply.example.com`,
    });
  }
  while (world.users.size < count) {
    const position = world.users.size;
    // One odd account of each state early on, so that even a small world has them all.
    const state = oddStates[position - 12] ?? (random.chance(0.04) ? random.pick(oddStates) : 'active');
    addPerson(world, random, { state, admin: position === 20 });
  }
}
