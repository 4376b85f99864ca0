/** A personal, project or group access token; it acts as `userId` (a bot for the latter two). */
export interface WorldToken {
  readonly id: number;
  readonly kind: 'personal' | 'project' | 'group';
  readonly userId: number;
  /** The project or group of the token; null for personal ones. */
  readonly sourceId: number | null;
  name: string;
  description: string | null;
  scopes: string[];
  /** A date; null: never. */
  expiresAt: string | null;
  readonly createdAt: string;
  lastUsedAt: string | null;
  revoked: boolean;
  /** The secret that a caller sends; a canary. */
  readonly value: string;
}

/** A deploy token of a project or group; not a user (R27). */
export interface WorldDeployToken {
  readonly id: number;
  readonly sourceType: 'group' | 'project';
  readonly sourceId: number;
  name: string;
  username: string;
  scopes: string[];
  /** An instant; null: never. */
  expiresAt: string | null;
  revoked: boolean;
  readonly createdAt: string;
  /** A canary. */
  readonly token: string;
}

/** A deploy key, shared by the projects that enabled it. */
export interface WorldDeployKey {
  readonly id: number;
  title: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly fingerprintSha256: string;
  /** Who added it; pushes count as theirs. */
  readonly userId: number;
  readonly createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  /** Projects that enabled the key, and whether it may push there. */
  readonly projects: Map<number, { canPush: boolean }>;
}

/** One machine behind a runner. */
export interface WorldRunnerManager {
  readonly id: number;
  systemId: string;
  version: string;
  revision: string;
  platform: string;
  architecture: string;
  ipAddress: string;
  createdAt: string;
  contactedAt: string | null;
}

/** A runner of the instance, of groups or of projects. */
export interface WorldRunner {
  readonly id: number;
  description: string | null;
  readonly runnerType: 'instance_type' | 'group_type' | 'project_type';
  paused: boolean;
  locked: boolean;
  accessLevel: 'not_protected' | 'ref_protected';
  runUntagged: boolean;
  tagList: string[];
  contactedAt: string | null;
  readonly createdAt: string;
  createdById: number | null;
  /** Seconds; null: the project's. */
  maximumTimeout: number | null;
  managers: WorldRunnerManager[];
  /** The first one owns the runner. */
  projectIds: number[];
  groupIds: number[];
  /** A canary. */
  readonly token: string;
}
