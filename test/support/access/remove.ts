import type { Removable } from '../../../src/access/cut.js';
import type { AccessWorld, Place } from './world.js';

/** The kind and id in a key; a world has one GitLab. */
function partsOf(key: string | null): { readonly kind: string; readonly id: number } {
  const [, kind = '', id = ''] = (key ?? '').split('/');
  return { kind, id: Number(id) };
}

const isAt = (place: { readonly kind: string; readonly id?: number }, key: string | null) => {
  const { kind, id } = partsOf(key);
  // An instance is its account in the graph.
  return place.kind === 'instance' ? kind === 'account' : place.kind === kind && place.id === id;
};

function mapOf<T extends { readonly id: number }>(
  things: readonly T[],
  key: string,
  change: (thing: T) => T,
): T[] {
  const { id } = partsOf(key);
  return things.map((thing) => (thing.id === id ? change(thing) : thing));
}

/** A world as it is without one thing that an explanation names. */
export function without(world: AccessWorld, { what, from, to }: Removable): AccessWorld {
  const start = partsOf(from);
  const project = (change: Partial<AccessWorld['projects'][number]>) => ({
    ...world,
    projects: mapOf(world.projects, from, (one) => ({ ...one, ...change })),
  });
  const user = (change: Partial<AccessWorld['users'][number]>) => ({
    ...world,
    users: mapOf(world.users, from, (one) => ({ ...one, ...change })),
  });
  switch (what) {
    case 'MEMBER_OF':
      return {
        ...world,
        memberships: world.memberships.filter(({ userId, of }) => userId !== start.id || !isAt(of, to)),
      };
    case 'INVITED_TO':
      return {
        ...world,
        shares: world.shares.filter((share) => share.groupId !== start.id || !isAt(share.to, to)),
      };
    case 'OWNS':
      return {
        ...world,
        projects: mapOf(world.projects, to ?? '', (one) => ({ ...one, ownerId: undefined })),
      };
    case 'ACTS_AS':
      return {
        ...world,
        accessTokens: mapOf(world.accessTokens, from, (one) => ({ ...one, revoked: true })),
      };
    case 'GRANTS':
      return {
        ...world,
        deployTokens: world.deployTokens.map((token) =>
          start.kind === 'deploy_token' && token.id === start.id && isAt(token.of, to)
            ? { ...token, revoked: true }
            : token,
        ),
        deployKeys: world.deployKeys.map((key) =>
          start.kind !== 'deploy_key' || key.id !== start.id
            ? key
            : {
                ...key,
                enabledIn: key.enabledIn.filter(
                  ({ projectId }) => !isAt({ kind: 'project', id: projectId }, to),
                ),
              },
        ),
      };
    case 'RUNS_JOBS_OF':
      return {
        ...world,
        runners: mapOf(world.runners, from, (one) => ({
          ...one,
          serves: one.serves.filter((place) => !isAt(place, to)),
        })),
      };
    case 'JOB_TOKEN_REACHES':
      return {
        ...world,
        jobTokenAllowances: world.jobTokenAllowances.filter(
          (one) => !isAt(one.from, from) || !isAt({ kind: 'project', id: one.toProjectId }, to),
        ),
      };
    case 'ADMINISTRATOR':
      return user({ admin: false });
    case 'AUDITOR':
      return user({ auditor: false });
    case 'JOB_TOKEN_LIMIT':
      return project({ inboundJobTokenScopeEnabled: true });
    case 'JOB_TOKEN_PUSH':
      return project({ jobTokenMayPush: false });
    case 'CI_CD':
      return project({ builds: 'disabled' });
    case 'VISIBILITY':
      if (start.kind === 'project') return project({ visibility: 'private' });
      return {
        ...world,
        groups: mapOf(world.groups, from, (one) => ({ ...one, visibility: 'private' as const })),
      };
  }
}

/** The role of a step in a world, after one before it; undefined when the world has no such relationship. */
export function replayed(
  world: AccessWorld,
  { relationship, from, to }: { readonly relationship: string; readonly from: string; readonly to: string },
  before: number | null,
): number | null | undefined {
  const placeAt = (key: string): Place => partsOf(key) as Place;
  switch (relationship) {
    case 'MEMBER_OF':
      return world.memberships.find(({ userId, of }) => userId === partsOf(from).id && isAt(of, to))
        ?.accessLevel;
    case 'INVITED_TO': {
      const share = world.shares.find(
        ({ groupId, to: place }) => groupId === partsOf(from).id && isAt(place, to),
      );
      return share && Math.min(before ?? 60, share.accessLevel);
    }
    case 'OWNS':
      return world.projects.find(({ id }) => id === partsOf(to).id)?.ownerId === partsOf(from).id
        ? 50
        : undefined;
    case 'HAS':
      return isInside(world, placeAt(to), from) ? before : undefined;
    case 'ACTS_AS':
      return world.accessTokens.find(({ id }) => id === partsOf(from).id)?.userId === partsOf(to).id
        ? before
        : undefined;
    case 'GRANTS':
    case 'RUNS_JOBS_OF':
    case 'JOB_TOKEN_REACHES':
      return holds(world, relationship, from, to) ? before : undefined;
    default:
      return undefined;
  }
}

function holds(world: AccessWorld, relationship: string, from: string, to: string): boolean {
  const { kind, id } = partsOf(from);
  if (relationship === 'RUNS_JOBS_OF')
    return world.runners.some((one) => one.id === id && one.serves.some((place) => isAt(place, to)));
  if (relationship === 'JOB_TOKEN_REACHES')
    return world.jobTokenAllowances.some(
      (one) => isAt(one.from, from) && isAt({ kind: 'project', id: one.toProjectId }, to),
    );
  if (kind === 'deploy_token') return world.deployTokens.some((one) => one.id === id && isAt(one.of, to));
  return world.deployKeys.some(
    (one) =>
      one.id === id && one.enabledIn.some(({ projectId }) => isAt({ kind: 'project', id: projectId }, to)),
  );
}

/** Whether a place lies somewhere below the group, or instance, with this key. */
function isInside(world: AccessWorld, place: Place, key: string): boolean {
  if (partsOf(key).kind === 'account') return true;
  const parent =
    place.kind === 'project'
      ? world.projects.find(({ id }) => id === place.id)?.groupId
      : world.groups.find(({ id }) => id === place.id)?.parentId;
  if (parent === undefined) return false;
  const group = { kind: 'group', id: parent } as const;
  return isAt(group, key) || isInside(world, group, key);
}
