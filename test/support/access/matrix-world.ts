import type { Names } from './matrix-names.js';
import type { WrittenWorld } from './matrix-schema.js';
import type { AccessWorld, Fact } from './world.js';

/** A written fact; `unknown` is none. */
function fact<T>(value: T): Fact<Exclude<T, 'unknown'>> {
  return value === 'unknown' ? undefined : (value as Exclude<T, 'unknown'>);
}

const parentPath = (path: string) => path.split('/').slice(0, -1).join('/');

function people(world: WrittenWorld, names: Names): Pick<AccessWorld, 'users' | 'memberRoles'> {
  const plain = {
    type: 'HUMAN',
    state: 'active',
    locked: false,
    admin: false,
    auditor: false,
    external: false,
  };
  return {
    users: names.users.map((username) => {
      const { type, state, locked, admin, auditor, external } =
        world.users[username] ?? (plain as WrittenWorld['users'][string]);
      return {
        id: names.id('user', username),
        username,
        type,
        state: fact(state),
        locked,
        admin: fact(admin),
        auditor: fact(auditor),
        external: fact(external),
      };
    }),
    memberRoles: Object.entries(world.roles).map(([name, { base, abilities }]) => ({
      id: names.id('memberRole', name),
      name,
      baseAccessLevel: base,
      abilities,
    })),
  };
}

function places(world: WrittenWorld, names: Names): Pick<AccessWorld, 'groups' | 'projects'> {
  return {
    groups: Object.entries(world.groups).map(([path, group]) => ({
      id: names.id('group', path),
      path,
      parentId: path.includes('/') ? names.id('group', parentPath(path)) : undefined,
      visibility: fact(group.visibility),
      shareWithGroupLock: fact(group.share_with_group_lock),
      preventSharingGroupsOutsideHierarchy: group.prevent_sharing_outside,
      ipRestrictionRanges: group.ip_ranges,
    })),
    projects: Object.entries(world.projects).map(([path, project]) => ({
      id: names.id('project', path),
      path,
      groupId: project.owner === undefined ? names.id('group', parentPath(path)) : undefined,
      ownerId: project.owner === undefined ? undefined : names.id('user', project.owner),
      visibility: fact(project.visibility),
      archived: fact(project.archived),
      emptyRepo: fact(project.empty_repo),
      defaultBranch: project.default_branch,
      repository: fact(project.repository),
      mergeRequests: fact(project.merge_requests),
      builds: fact(project.builds),
      environments: fact(project.environments),
      inboundJobTokenScopeEnabled: fact(project.job_token_limit),
      jobTokenMayPush: fact(project.job_token_push),
      pipelineVariablesMinimumOverrideRole: project.override_role,
    })),
  };
}

/** The inner entries of a map of maps, with the outer name. */
function each<T>(maps: Readonly<Record<string, Readonly<Record<string, T>>>>) {
  return Object.entries(maps).flatMap(([outer, inner]) =>
    Object.entries(inner).map(([name, value]) => ({ outer, name, value })),
  );
}

function grants(world: WrittenWorld, names: Names): Pick<AccessWorld, 'memberships' | 'shares'> {
  // A role that the world does not define is one whose definition was not read.
  const roleId = (role: string | undefined) =>
    role === undefined ? undefined : names.has('memberRole', role) ? names.id('memberRole', role) : 399;
  return {
    memberships: each(world.members).map(({ outer, name, value }) => {
      const { level, state, expired, role } =
        typeof value === 'number'
          ? { level: value, state: 'active' as const, expired: false, role: undefined }
          : value;
      return {
        userId: names.id('user', name),
        of: names.place(outer),
        accessLevel: level,
        state: fact(state),
        expired,
        memberRoleId: roleId(role),
      };
    }),
    shares: each(world.shares).map(({ outer, name, value }) => ({
      groupId: names.id('group', name),
      to: names.place(outer),
      accessLevel: typeof value === 'number' ? value : value.level,
      memberRoleId: typeof value === 'number' ? undefined : roleId(value.role),
    })),
  };
}

function protections(world: WrittenWorld, names: Names) {
  return {
    protectedBranches: each(world.protected_branches).map(({ outer, name, value }) => ({
      id: names.id('rule', `${outer}#${name}`),
      of: names.place(outer),
      name,
      push: names.entries(value.push),
      merge: names.entries(value.merge),
      allowForcePush: fact(value.force),
    })),
    protectedTags: each(world.protected_tags).map(({ outer, name, value }) => ({
      projectId: names.id('project', outer),
      name,
      create: names.entries(value),
    })),
    environments: each(world.environments).map(({ outer, name, value }) => ({
      id: names.id('environment', `${outer}#${name}`),
      projectId: names.id('project', outer),
      name,
      tier: fact(value),
    })),
    protectedEnvironments: each(world.protected_environments).map(({ outer, name, value }) => ({
      of: names.place(outer),
      name,
      deploy: names.entries(value.deploy),
      approve: names.entries(value.approve),
    })),
  } satisfies Partial<AccessWorld>;
}

function ci(world: WrittenWorld, names: Names) {
  return {
    variables: each(world.variables).map(({ outer, name, value }) => ({
      of: names.placeOrInstance(outer),
      name,
      protected: value.protected,
      hidden: value.hidden,
      environmentScope: value.scope,
    })),
    runners: Object.entries(world.runners).map(([name, runner]) => ({
      id: names.id('runner', name),
      name,
      serves: runner.serves.map((path) => names.placeOrInstance(path)),
      refProtected: runner.protected,
      paused: runner.paused,
    })),
    jobTokenAllowances: Object.entries(world.job_tokens).flatMap(([target, sources]) =>
      sources.map((source) => ({ from: names.place(source), toProjectId: names.id('project', target) })),
    ),
  } satisfies Partial<AccessWorld>;
}

function credentials(world: WrittenWorld, names: Names) {
  return {
    accessTokens: Object.entries(world.access_tokens).map(([name, { user, on, ...token }]) => ({
      ...token,
      id: names.id('token', name),
      name,
      of: on === undefined ? undefined : names.place(on),
      userId: names.id('user', user),
    })),
    deployTokens: Object.entries(world.deploy_tokens).map(([name, { on, ...token }]) => ({
      ...token,
      id: names.id('deployToken', name),
      name,
      of: names.place(on),
    })),
    deployKeys: Object.entries(world.deploy_keys).map(([name, { owner, on }]) => ({
      id: names.id('deployKey', name),
      name,
      ownerId: owner === undefined ? undefined : names.id('user', owner),
      enabledIn: Object.entries(on).map(([path, mode]) => ({
        projectId: names.id('project', path),
        canPush: mode === 'push',
      })),
    })),
  } satisfies Partial<AccessWorld>;
}

/** The world that is written by names. */
export function worldOf(written: WrittenWorld, names: Names, host: string): AccessWorld {
  return {
    host,
    account: { name: host, tier: fact(written.tier), adminMode: fact(written.admin_mode) },
    ...people(written, names),
    ...places(written, names),
    ...grants(written, names),
    ...protections(written, names),
    ...ci(written, names),
    ...credentials(written, names),
    unreadable: Object.fromEntries(
      Object.entries(written.unreadable).map(([source, paths]) => [
        source,
        paths.map((path) => {
          const { kind, id } = names.place(path);
          return `${kind}/${id}`;
        }),
      ]),
    ),
  };
}
