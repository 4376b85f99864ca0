/** A fact that GitLab may not show to the reader: undefined is unknown, never "no". */
export type Fact<T> = T | undefined;

export type Visibility = 'private' | 'internal' | 'public';
export type FeatureLevel = 'disabled' | 'private' | 'enabled';
export type Tier = 'free' | 'premium' | 'ultimate';

/** A group or project: what has members, shares, protections and variables. */
export interface Place {
  readonly kind: 'group' | 'project';
  readonly id: number;
}

/** A person, bot or service account (R12, R13, R14, R26). */
export interface WorldUser {
  readonly id: number;
  readonly username: string;
  readonly type: 'HUMAN' | 'PROJECT_BOT' | 'SERVICE_ACCOUNT';
  readonly state: Fact<string>;
  readonly locked: boolean;
  readonly admin: Fact<boolean>;
  readonly auditor: Fact<boolean>;
  readonly external: Fact<boolean>;
}

export interface WorldGroup {
  readonly id: number;
  /** Full path. */
  readonly path: string;
  readonly parentId: number | undefined;
  readonly visibility: Fact<Visibility>;
  readonly shareWithGroupLock: Fact<boolean>;
  /** Forbids new shares with groups outside; those there are stay (R8). */
  readonly preventSharingGroupsOutsideHierarchy?: boolean | undefined;
  /** Networks from which it may be used: a condition of access, none of the answer (R18). */
  readonly ipRestrictionRanges?: string | undefined;
}

export interface WorldProject {
  readonly id: number;
  /** Full path. */
  readonly path: string;
  /** Undefined: it lies in the namespace of `ownerId`. */
  readonly groupId: number | undefined;
  /** The person in whose personal namespace it lies (R1). */
  readonly ownerId: number | undefined;
  readonly visibility: Fact<Visibility>;
  readonly archived: Fact<boolean>;
  readonly emptyRepo: Fact<boolean>;
  readonly defaultBranch: string;
  readonly repository: Fact<FeatureLevel>;
  readonly mergeRequests: Fact<FeatureLevel>;
  readonly builds: Fact<FeatureLevel>;
  readonly environments: Fact<FeatureLevel>;
  /** Whether only allow-listed projects' jobs reach it (R28). */
  readonly inboundJobTokenScopeEnabled: Fact<boolean>;
  /** Whether its own job token may push to it (R28). */
  readonly jobTokenMayPush: Fact<boolean>;
  /** Least role that may override pipeline variables (R32): says nothing of who runs pipelines. */
  readonly pipelineVariablesMinimumOverrideRole?: string | undefined;
}

/** A direct membership (R2, R9, R17). */
export interface Membership {
  readonly userId: number;
  readonly of: Place;
  readonly accessLevel: number;
  readonly state: Fact<'active' | 'awaiting'>;
  /** Whether its last day is over. */
  readonly expired: boolean;
  readonly memberRoleId: number | undefined;
}

/** A group that is invited to another group or to a project (R4, R5). */
export interface Share {
  readonly groupId: number;
  readonly to: Place;
  readonly accessLevel: number;
  readonly memberRoleId: number | undefined;
}

export interface MemberRole {
  readonly id: number;
  readonly name: string;
  readonly baseAccessLevel: number;
  readonly abilities: readonly string[];
}

/** A group that an entry names; `inherited`: its inherited members count too, which only environments know (R33). */
export interface GroupEntry {
  readonly groupId: number;
  readonly inherited: boolean;
}

/** Whom a protection rule lets do something. */
export interface Entries {
  readonly levels: readonly number[];
  readonly users: readonly number[];
  readonly groups: readonly GroupEntry[];
  readonly keys: readonly number[];
}

/** A rule of a project or of a top-level group (R19). */
export interface ProtectedBranch {
  readonly id: number;
  readonly of: Place;
  readonly name: string;
  readonly push: Entries;
  readonly merge: Entries;
  readonly allowForcePush: Fact<boolean>;
}

export interface ProtectedTag {
  readonly projectId: number;
  readonly name: string;
  readonly create: Entries;
}

export interface WorldEnvironment {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly tier: Fact<string>;
}

/** A rule of a project by the environment's name, or of a group by its tier (R33). */
export interface ProtectedEnvironment {
  readonly of: Place;
  readonly name: string;
  readonly deploy: Entries;
  readonly approve: Entries;
}

export interface WorldVariable {
  readonly of: Place | { readonly kind: 'instance' };
  readonly name: string;
  readonly protected: boolean;
  readonly hidden: boolean;
  readonly environmentScope: string;
}

export interface WorldRunner {
  readonly id: number;
  readonly name: string;
  readonly serves: readonly (Place | { readonly kind: 'instance' })[];
  readonly refProtected: boolean;
  readonly paused: boolean;
}

export interface WorldAccessToken {
  readonly id: number;
  readonly name: string;
  readonly kind: 'personal' | 'project' | 'group';
  /** Where a project or group token was made. */
  readonly of: Place | undefined;
  readonly userId: number;
  readonly scopes: readonly string[];
  readonly active: boolean;
  readonly revoked: boolean;
  readonly expired: boolean;
}

export interface WorldDeployToken {
  readonly id: number;
  readonly name: string;
  readonly of: Place;
  readonly scopes: readonly string[];
  readonly revoked: boolean;
  readonly expired: boolean;
}

export interface WorldDeployKey {
  readonly id: number;
  readonly name: string;
  readonly ownerId: Fact<number>;
  readonly enabledIn: readonly { readonly projectId: number; readonly canPush: boolean }[];
}

/** Jobs of `from` (of all projects below it, for a group) may reach the project `toProjectId` (R28). */
export interface JobTokenAllowance {
  readonly from: Place;
  readonly toProjectId: number;
}

/** Which lists were denied: by the id of the source, the keys of their scopes without the host, such as `group/5`. */
export type UnreadableLists = Readonly<Record<string, readonly string[]>>;

/** All facts of one GitLab that access depends on, as one connection knows them. */
export interface AccessWorld {
  /** First part of every key. */
  readonly host: string;
  readonly account: {
    readonly name: string;
    readonly tier: Fact<Tier>;
    /** For `withAnyTier`; default: by the tier. */
    readonly isPremium?: boolean;
    readonly adminMode: Fact<boolean>;
  };
  readonly users: readonly WorldUser[];
  readonly groups: readonly WorldGroup[];
  readonly projects: readonly WorldProject[];
  readonly memberships: readonly Membership[];
  readonly shares: readonly Share[];
  readonly memberRoles: readonly MemberRole[];
  readonly protectedBranches: readonly ProtectedBranch[];
  readonly protectedTags: readonly ProtectedTag[];
  readonly environments: readonly WorldEnvironment[];
  readonly protectedEnvironments: readonly ProtectedEnvironment[];
  readonly variables: readonly WorldVariable[];
  readonly runners: readonly WorldRunner[];
  readonly accessTokens: readonly WorldAccessToken[];
  readonly deployTokens: readonly WorldDeployToken[];
  readonly deployKeys: readonly WorldDeployKey[];
  readonly jobTokenAllowances: readonly JobTokenAllowance[];
  readonly unreadable: UnreadableLists;
}

/** GitLab's key of a variable: owner, name and scope. */
export function variableId({ of, name, environmentScope }: WorldVariable): string {
  return of.kind === 'instance' ? `instance/${name}` : `${of.kind}/${of.id}/${name}/${environmentScope}`;
}
