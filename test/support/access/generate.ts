import type fc from 'fast-check';
import { anyDraft, type Draft, type DraftEntries } from './draft.js';
import {
  type AccessWorld,
  type Entries,
  type Place,
  variableId,
  type WorldDeployKey,
  type WorldGroup,
  type WorldProject,
} from './world.js';

/** Refs worth asking about: each is fitted by several of the generated rules, or by none. */
export const refsToAsk = ['main', 'release/1', 'release/2', 'x-stable', 'topic', 'v1'] as const;

const deepest = 4;

/** What a pick stands for. */
function picked<T>(things: readonly T[], pick: number): T {
  const thing = things[pick % things.length];
  if (thing === undefined) throw new Error('there is nothing to pick from');
  return thing;
}

/** The first of those that are the same by a text. */
function distinct<T>(things: readonly T[], text: (thing: T) => string): T[] {
  const seen = new Map(things.toReversed().map((thing) => [text(thing), thing]));
  return things.filter((thing) => seen.get(text(thing)) === thing);
}

const keyOf = ({ kind, id }: Place) => `${kind}/${id}`;

function groupsOf(draft: Draft): WorldGroup[] {
  const groups: WorldGroup[] = [];
  const depths: number[] = [];
  draft.groups.forEach(({ parent, visibility, lock }, index) => {
    // A parent that is not there yet, or too deep, is none: cycles cannot be.
    const at = parent === undefined || index === 0 ? -1 : parent % index;
    const above = (depths[at] ?? deepest) < deepest ? groups[at] : undefined;
    depths.push(above === undefined ? 1 : (depths[at] ?? 0) + 1);
    groups.push({
      id: 101 + index,
      path: above === undefined ? `g${index}` : `${above.path}/g${index}`,
      parentId: above?.id,
      visibility,
      shareWithGroupLock: lock,
    });
  });
  return groups;
}

function projectsOf(
  draft: Draft,
  groups: readonly WorldGroup[],
  users: AccessWorld['users'],
): WorldProject[] {
  return draft.projects.map(({ home, personal, limit, push, ...settings }, index) => {
    const group = picked(groups, home);
    const owner = picked(users, home);
    return {
      ...settings,
      id: 201 + index,
      path: `${personal ? owner.username : group.path}/p${index}`,
      groupId: personal ? undefined : group.id,
      ownerId: personal ? owner.id : undefined,
      defaultBranch: 'main',
      inboundJobTokenScopeEnabled: limit,
      jobTokenMayPush: push,
    };
  });
}

/** The things that the rest of a world refers to. */
interface Base extends Pick<AccessWorld, 'users' | 'groups' | 'projects' | 'memberRoles'> {
  readonly places: readonly Place[];
}

function baseOf(draft: Draft): Base {
  const users = draft.users.map((user, index) => ({ ...user, id: 1 + index, username: `u${index}` }));
  const groups = groupsOf(draft);
  const projects = projectsOf(draft, groups, users);
  const custom = draft.tier === 'ultimate' ? draft.memberRoles : [];
  return {
    users,
    groups,
    projects,
    memberRoles: custom.map(({ base, abilities }, index) => ({
      id: 301 + index,
      name: `role${index}`,
      baseAccessLevel: base,
      abilities,
    })),
    places: [
      ...groups.map(({ id }) => ({ kind: 'group', id }) as const),
      ...projects.map(({ id }) => ({ kind: 'project', id }) as const),
    ],
  };
}

function grantsOf(draft: Draft, { users, groups, memberRoles, places }: Base) {
  const roleOf = (pick: number | undefined) =>
    pick === undefined || memberRoles.length === 0 ? undefined : picked(memberRoles, pick).id;
  const memberships = draft.memberships.map(({ user, place, level, awaiting, expired, role }) => ({
    userId: picked(users, user).id,
    of: picked(places, place),
    accessLevel: level,
    state: awaiting ? ('awaiting' as const) : ('active' as const),
    expired,
    memberRoleId: roleOf(role),
  }));
  const shares = draft.shares.map(({ group, to, level, role }) => {
    const place = picked(places, to);
    // An invitation to a project has no custom role.
    const memberRoleId = place.kind === 'group' ? roleOf(role) : undefined;
    return { groupId: picked(groups, group).id, to: place, accessLevel: level, memberRoleId };
  });
  return {
    memberships: distinct(memberships, ({ userId, of }) => `${userId} ${keyOf(of)}`),
    shares: distinct(shares, ({ groupId, to }) => `${groupId} ${keyOf(to)}`).filter(
      ({ groupId, to }) => keyOf(to) !== `group/${groupId}`,
    ),
  };
}

function keysOf(draft: Draft, { users, projects }: Base): WorldDeployKey[] {
  return draft.deployKeys.map(({ owner, enabled }, index) => ({
    id: 901 + index,
    name: `key${index}`,
    ownerId: picked(users, owner).id,
    enabledIn: distinct(
      enabled.map(({ project, canPush }) => ({ projectId: picked(projects, project).id, canPush })),
      ({ projectId }) => `${projectId}`,
    ),
  }));
}

/** GitLab takes only keys of the project into its rules, and none into a group's; that a key may push can end later. */
function entriesOf(draft: DraftEntries, base: Base, keys: readonly WorldDeployKey[], place: Place): Entries {
  const enabled = keys.filter(({ enabledIn }) =>
    enabledIn.some(({ projectId }) => keyOf(place) === `project/${projectId}`),
  );
  return {
    levels: draft.levels,
    users: [...new Set(draft.users.map((pick) => picked(base.users, pick).id))],
    groups: distinct(
      draft.groups.map(({ group, inherited }) => ({ groupId: picked(base.groups, group).id, inherited })),
      ({ groupId }) => `${groupId}`,
    ),
    keys: enabled.length === 0 ? [] : draft.keys.map((pick) => picked(enabled, pick).id),
  };
}

const noKeys = (entries: Entries): Entries => ({ ...entries, keys: [] });
const nobody: Entries = { levels: [], users: [], groups: [], keys: [] };

function protectionsOf(draft: Draft, base: Base, keys: readonly WorldDeployKey[]) {
  const top = base.groups.flatMap(({ id, parentId }) =>
    parentId === undefined ? [{ kind: 'group', id } as const] : [],
  );
  const own = base.places.filter(({ kind }) => kind === 'project');
  const branches = draft.branches.map(({ place, name, push, merge, force }, index) => {
    const of = picked([...own, ...own, ...top], place);
    return {
      id: 401 + index,
      of,
      name,
      push: entriesOf(push, base, keys, of),
      merge: noKeys(entriesOf(merge, base, keys, of)),
      allowForcePush: force,
    };
  });
  const tags = draft.tags.map(({ project, name, create }) => {
    const { id } = picked(base.projects, project);
    return { projectId: id, name, create: entriesOf(create, base, keys, { kind: 'project', id }) };
  });
  return {
    protectedBranches: distinct(branches, ({ of, name }) => `${keyOf(of)} ${name}`),
    protectedTags: distinct(tags, ({ projectId, name }) => `${projectId} ${name}`),
  };
}

function environmentsOf(draft: Draft, base: Base) {
  const environments = draft.environments.map(({ project, name, tier }, index) => ({
    id: 501 + index,
    projectId: picked(base.projects, project).id,
    name,
    tier,
  }));
  const rules = draft.protectedEnvironments.map(({ place, name, deploy, approve }) => {
    const of = picked(base.places, place);
    const of_ = (entries: DraftEntries) => noKeys(entriesOf(entries, base, [], of));
    return { of, name, deploy: of_(deploy), approve: approve === undefined ? nobody : of_(approve) };
  });
  return {
    environments: distinct(environments, ({ projectId, name }) => `${projectId} ${name}`),
    // Only from Premium on are there any.
    protectedEnvironments:
      draft.tier === 'free' ? [] : distinct(rules, ({ of, name }) => `${keyOf(of)} ${name}`),
  };
}

function machinesOf(draft: Draft, { users, projects, groups, places }: Base) {
  const anywhere = [{ kind: 'instance' } as const, ...places];
  const idsOf = { group: groups.map(({ id }) => id), project: projects.map(({ id }) => id) };
  const variables = draft.variables.map(({ place, environmentScope, ...rest }) => {
    const of = picked(anywhere, place);
    // Those of the instance have neither a scope nor are they hidden.
    return of.kind === 'instance'
      ? { ...rest, of, environmentScope: '*', hidden: false }
      : { ...rest, of, environmentScope };
  });
  return {
    variables: distinct(variables, variableId),
    runners: draft.runners.map(({ scope, places: picks, ...rest }, index) => ({
      ...rest,
      id: 601 + index,
      name: `runner${index}`,
      serves:
        scope === 'instance'
          ? [{ kind: scope }]
          : distinct(
              (scope === 'group' ? picks.slice(0, 1) : picks).map((pick) => ({
                kind: scope,
                id: picked(idsOf[scope], pick),
              })),
              keyOf,
            ),
    })),
    accessTokens: draft.accessTokens.map(({ user, place, revoked, expired, scopes }, index) => {
      const { id: userId, type } = picked(users, user);
      const of = type === 'PROJECT_BOT' ? picked(places, place) : undefined;
      const kind = of?.kind ?? ('personal' as const);
      const active = !revoked && !expired;
      return { id: 701 + index, name: `token${index}`, kind, of, userId, scopes, revoked, expired, active };
    }),
    deployTokens: draft.deployTokens.map(({ place, ...rest }, index) => ({
      ...rest,
      id: 801 + index,
      name: `deploy${index}`,
      of: picked(places, place),
    })),
    jobTokenAllowances: distinct(
      draft.allowances.map(({ from, to }) => ({
        from: picked(places, from),
        toProjectId: picked(projects, to).id,
      })),
      ({ from, toProjectId }) => `${keyOf(from)} ${toProjectId}`,
    ),
  };
}

function worldOf(draft: Draft): AccessWorld {
  const base = baseOf(draft);
  const { places: _places, ...things } = base;
  const deployKeys = keysOf(draft, base);
  return {
    host: 'gitlab.example.com',
    account: { name: 'gitlab.example.com', tier: draft.tier, adminMode: draft.adminMode },
    ...things,
    ...grantsOf(draft, base),
    ...protectionsOf(draft, base, deployKeys),
    ...environmentsOf(draft, base),
    ...machinesOf(draft, base),
    deployKeys,
    unreadable: {},
  };
}

/** Any small and dense world of which everything is known. */
export const anyWorld: fc.Arbitrary<AccessWorld> = anyDraft.map(worldOf);

/** The same world under another host, with a connection of that name. */
export function withHost(world: AccessWorld, host: string): AccessWorld {
  return { ...world, host, account: { ...world.account, name: host } };
}
