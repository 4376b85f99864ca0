import { addPerson } from '../build-people.js';
import { date, instant } from '../clock.js';
import { removeUser } from '../remove.js';
import { type Mutation, somePerson } from './types.js';

/** Changes of accounts. */
export const peopleMutations: readonly Mutation[] = [
  {
    kind: 'user-add',
    apply: (world, random) =>
      `user ${addPerson(world, random, { createdAt: instant(world.now), lastSignInAt: null, lastActivityOn: null }).id} was made`,
  },
  {
    kind: 'user-block',
    apply: (world, random) => {
      const user = somePerson(world, random, (one) => one.state === 'active');
      if (user === undefined) return undefined;
      user.state = random.pick(['blocked', 'deactivated', 'ldap_blocked', 'banned']);
      return `user ${user.id} is ${user.state}`;
    },
  },
  {
    kind: 'user-unblock',
    apply: (world, random) => {
      const user = somePerson(world, random, (one) => one.state !== 'active');
      if (user === undefined) return undefined;
      user.state = 'active';
      return `user ${user.id} is active again`;
    },
  },
  {
    kind: 'user-change',
    apply: (world, random) => {
      const user = somePerson(world, random);
      if (user === undefined) return undefined;
      const name = random.pick(['twoFactorEnabled', 'external', 'admin', 'privateProfile'] as const);
      user[name] = !user[name];
      return `user ${user.id} has ${name}: ${user[name]}`;
    },
  },
  {
    kind: 'user-rename',
    apply: (world, random) => {
      const user = somePerson(world, random);
      if (user === undefined) return undefined;
      user.username = `renamed.${user.id}.${random.hex(4)}`;
      user.name = `${user.name} "the ${random.int(2, 9)}th"`.slice(0, 120);
      return `user ${user.id} is now ${user.username}`;
    },
  },
  {
    kind: 'user-sign-in',
    apply: (world, random) => {
      const user = somePerson(world, random, (one) => one.state === 'active');
      if (user === undefined) return undefined;
      user.lastSignInAt = instant(world.now);
      user.lastActivityOn = date(world.now);
      return `user ${user.id} signed in`;
    },
  },
  {
    kind: 'user-remove',
    apply: (world, random) => {
      const user = somePerson(world, random);
      if (user === undefined) return undefined;
      removeUser(world, user.id);
      return `user ${user.id} was deleted`;
    },
  },
];
