import { addDeployKey, addDeployToken, addResourceToken, addToken } from '../build-credentials.js';
import { date, day, instant } from '../clock.js';
import type { WorldToken } from '../credential-types.js';
import type { Random } from '../random.js';
import { removeUser } from '../remove.js';
import type { World } from '../types.js';
import { choose, type Mutation, someGroup, somePerson, someProject } from './types.js';

/** A token that no reader of the simulated GitLab uses. */
function someToken(
  world: World,
  random: Random,
  fits: (token: WorldToken) => boolean = () => true,
): WorldToken | undefined {
  const used = new Set<number>(Object.values(world.principals));
  return choose(random, world.tokens.values(), (token) => !used.has(token.id) && fits(token));
}

/** Changes of access tokens, deploy tokens and deploy keys. */
export const credentialMutations: readonly Mutation[] = [
  {
    kind: 'token-add',
    apply: (world, random) => {
      const user = somePerson(world, random);
      if (user === undefined) return undefined;
      const token = addToken(world, random, {
        kind: 'personal',
        userId: user.id,
        sourceId: null,
        createdAt: instant(world.now),
        lastUsedAt: null,
        revoked: false,
      });
      return `personal token ${token.id} was made`;
    },
  },
  {
    kind: 'resource-token-add',
    apply: (world, random) => {
      const kind = random.chance(0.5) ? 'group' : 'project';
      const source = kind === 'group' ? someGroup(world, random) : someProject(world, random);
      if (source === undefined) return undefined;
      return `${kind} token ${addResourceToken(world, random, kind, source.id).id} was made`;
    },
  },
  {
    kind: 'token-rotate',
    apply: (world, random) => {
      const token = someToken(world, random, (one) => !one.revoked);
      if (token === undefined) return undefined;
      token.revoked = true;
      const { kind, userId, sourceId, name, description, scopes } = token;
      const next = addToken(world, random, {
        kind,
        userId,
        sourceId,
        name,
        description,
        scopes,
        revoked: false,
        expiresAt: date(world.now + 30 * day),
        createdAt: instant(world.now),
        lastUsedAt: null,
      });
      return `token ${token.id} was rotated to ${next.id}`;
    },
  },
  {
    kind: 'token-revoke',
    apply: (world, random) => {
      const token = someToken(world, random, (one) => !one.revoked);
      if (token === undefined) return undefined;
      token.revoked = true;
      return `token ${token.id} was revoked`;
    },
  },
  {
    kind: 'token-use',
    apply: (world, random) => {
      const token = someToken(world, random, (one) => !one.revoked);
      if (token === undefined) return undefined;
      token.lastUsedAt = instant(world.now);
      return `token ${token.id} was used`;
    },
  },
  {
    kind: 'resource-token-remove',
    apply: (world, random) => {
      const fixed = world.tokens.get(world.principals.groupToken)?.userId;
      const token = someToken(world, random, (one) => one.kind !== 'personal' && one.userId !== fixed);
      if (token === undefined) return undefined;
      removeUser(world, token.userId);
      return `token ${token.id} was deleted with its bot ${token.userId}`;
    },
  },
  {
    kind: 'deploy-token-add',
    apply: (world, random) => {
      const kind = random.chance(0.4) ? 'group' : 'project';
      const source = kind === 'group' ? someGroup(world, random) : someProject(world, random);
      return source === undefined
        ? undefined
        : `deploy token ${addDeployToken(world, random, kind, source.id).id} was made`;
    },
  },
  {
    kind: 'deploy-token-remove',
    apply: (world, random) => {
      const token = choose(random, world.deployTokens.values());
      if (token === undefined) return undefined;
      world.deployTokens.delete(token.id);
      return `deploy token ${token.id} was revoked and is gone`;
    },
  },
  {
    kind: 'deploy-key-add',
    apply: (world, random) => {
      const user = somePerson(world, random);
      const project = someProject(world, random);
      if (user === undefined || project === undefined) return undefined;
      return `deploy key ${addDeployKey(world, random, user.id, [project.id]).id} was added to project ${project.id}`;
    },
  },
  {
    kind: 'deploy-key-share',
    apply: (world, random) => {
      const key = choose(random, world.deployKeys.values());
      const project =
        key === undefined ? undefined : someProject(world, random, (one) => !key.projects.has(one.id));
      if (key === undefined || project === undefined) return undefined;
      key.projects.set(project.id, { canPush: random.chance(0.5) });
      return `deploy key ${key.id} was enabled for project ${project.id}`;
    },
  },
  {
    kind: 'deploy-key-change',
    apply: (world, random) => {
      const key = choose(random, world.deployKeys.values(), (one) => one.projects.size > 0);
      if (key === undefined) return undefined;
      const [projectId, use] = random.pick([...key.projects]);
      use.canPush = !use.canPush;
      key.title = `key ${random.hex(4)}`;
      return `deploy key ${key.id} may push to project ${projectId}: ${use.canPush}`;
    },
  },
  {
    kind: 'deploy-key-remove',
    apply: (world, random) => {
      const key = choose(random, world.deployKeys.values(), (one) => one.projects.size > 0);
      if (key === undefined) return undefined;
      const [projectId] = random.pick([...key.projects]);
      key.projects.delete(projectId);
      if (key.projects.size === 0) world.deployKeys.delete(key.id);
      return `deploy key ${key.id} was taken off project ${projectId}`;
    },
  },
];
