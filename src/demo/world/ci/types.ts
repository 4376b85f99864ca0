/** What a variable or protection rule belongs to. */
export interface Home {
  readonly kind: 'group' | 'project';
  readonly id: number;
}

/** A CI/CD variable; without a home it is one of the instance. */
export interface WorldVariable {
  readonly id: number;
  readonly home: Home | null;
  readonly key: string;
  variableType: 'env_var' | 'file';
  /** A canary. */
  value: string;
  protected: boolean;
  masked: boolean;
  hidden: boolean;
  raw: boolean;
  readonly environmentScope: string;
  description: string | null;
}

/** An environment of a project. */
export interface WorldEnvironment {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  tier: 'production' | 'staging' | 'testing' | 'development' | 'other';
  state: string;
  /** May carry credentials, as real ones do. */
  externalUrl: string | null;
  readonly createdAt: string;
}

/** An entry of a protection rule: exactly one of role, user and group is set. */
export interface WorldDeployEntry {
  readonly id: number;
  readonly accessLevel: number | null;
  readonly userId: number | null;
  readonly groupId: number | null;
  readonly groupInheritanceType: 0 | 1;
  /** Of an approval rule. */
  readonly requiredApprovals: number;
}

/** A rule for environments of that name, or of that tier when it is a group's. */
export interface WorldProtectedEnvironment {
  readonly id: number;
  readonly home: Home;
  readonly name: string;
  requiredApprovalCount: number;
  deployers: WorldDeployEntry[];
  approvers: WorldDeployEntry[];
}

/** A pipeline schedule; its variables' values are canaries. */
export interface WorldSchedule {
  readonly id: number;
  readonly projectId: number;
  ownerId: number | null;
  description: string;
  ref: string;
  cron: string;
  cronTimezone: string;
  active: boolean;
  readonly createdAt: string;
  nextRunAt: string;
  variables: { readonly id: number; readonly key: string; readonly value: string }[];
}

/** A trigger token. */
export interface WorldTrigger {
  readonly id: number;
  readonly projectId: number;
  readonly ownerId: number;
  description: string | null;
  readonly createdAt: string;
  expiresAt: string | null;
  lastUsed: string | null;
  /** A canary. */
  readonly token: string;
}

/** An entry of the allow-list of `projectId`: jobs of the target may reach it. */
export interface WorldJobTokenEntry {
  readonly id: number;
  readonly projectId: number;
  readonly target: Home;
  readonly addedById: number | null;
  readonly createdAt: string;
  readonly autopopulated: boolean;
  defaultPermissions: boolean;
  policies: string[];
}

/** A job of a pipeline. */
export interface WorldJob {
  readonly id: number;
  readonly name: string;
  readonly stage: string;
  status: string;
  readonly tags: readonly string[];
  runnerId: number | null;
}

/** A pipeline with its jobs, newest first. */
export interface WorldPipeline {
  readonly id: number;
  readonly projectId: number;
  readonly ref: string;
  readonly sha: string;
  readonly source: string;
  status: string;
  readonly createdAt: string;
  userId: number | null;
  readonly jobs: readonly WorldJob[];
}

/** A secure file. */
export interface WorldSecureFile {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly checksum: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** An agent for Kubernetes; its tokens are canaries. */
export interface WorldClusterAgent {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  createdById: number | null;
  readonly createdAt: string;
  tokens: { readonly id: number; readonly value: string; lastUsedAt: string | null }[];
}

/** Everything of CI/CD beyond runners and settings; every map is keyed by id. */
export interface WorldCicd {
  readonly variables: Map<number, WorldVariable>;
  readonly environments: Map<number, WorldEnvironment>;
  readonly protectedEnvironments: Map<number, WorldProtectedEnvironment>;
  readonly schedules: Map<number, WorldSchedule>;
  readonly triggers: Map<number, WorldTrigger>;
  readonly jobTokenEntries: Map<number, WorldJobTokenEntry>;
  readonly pipelines: Map<number, WorldPipeline>;
  readonly secureFiles: Map<number, WorldSecureFile>;
  readonly clusterAgents: Map<number, WorldClusterAgent>;
}

/** A world's CI/CD before anything is in it. */
export function emptyCicd(): WorldCicd {
  return {
    variables: new Map(),
    environments: new Map(),
    protectedEnvironments: new Map(),
    schedules: new Map(),
    triggers: new Map(),
    jobTokenEntries: new Map(),
    pipelines: new Map(),
    secureFiles: new Map(),
    clusterAgents: new Map(),
  };
}
