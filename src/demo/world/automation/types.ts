/** A webhook; ids are unique over all three kinds. */
export interface WorldHook {
  readonly id: number;
  readonly sourceType: 'system' | 'group' | 'project';
  /** Null for system hooks. */
  readonly sourceId: number | null;
  /** May carry credentials, as real ones do. */
  url: string;
  name: string | null;
  /** Names of the events that are on, such as `push`. */
  events: string[];
  enableSslVerification: boolean;
  branchFilter: string | null;
  branchFilterStrategy: 'all_branches' | 'wildcard' | 'regex';
  alertStatus: 'executable' | 'temporarily_disabled' | 'disabled';
  disabledUntil: string | null;
  urlVariables: string[];
  headers: { key: string; readonly value: string }[];
  /** May carry credentials too. */
  template: string | null;
  /** The secret token; a canary, which GitLab never shows. */
  readonly token: string | null;
  readonly createdAt: string;
}

/** An active integration of a group or project. */
export interface WorldIntegration {
  readonly id: number;
  readonly sourceType: 'group' | 'project';
  readonly sourceId: number;
  readonly slug: string;
  readonly title: string;
  readonly inherited: boolean;
  events: string[];
  /** Settings as the page of one integration shows them; addresses may carry credentials. */
  properties: Record<string, string | boolean | null>;
  /** A canary, which GitLab never shows. */
  readonly password: string;
  readonly createdAt: string;
  updatedAt: string;
}

interface Mirror {
  readonly id: number;
  readonly projectId: number;
  url: string;
  enabled: boolean;
  onlyProtectedBranches: boolean;
  branchRegex: string | null;
  updateStatus: 'none' | 'scheduled' | 'started' | 'finished' | 'failed';
  lastUpdateAt: string | null;
  /** May repeat the address with its credentials. */
  lastError: string | null;
}

/** A repository that a project pushes to. */
export interface WorldPushMirror extends Mirror {
  keepDivergentRefs: boolean;
  authMethod: 'password' | 'ssh_public_key';
}

/** The repository that a project pulls from; a project has one at most. */
export interface WorldPullMirror extends Mirror {
  overwritesDivergedBranches: boolean;
  triggersBuilds: boolean;
}

/** An OAuth application of the instance. */
export interface WorldOauthApplication {
  readonly id: number;
  readonly applicationId: string;
  name: string;
  /** One address a line. */
  callbackUrl: string;
  confidential: boolean;
  /** A canary. */
  readonly secret: string;
}

/** An SSH key of a person or service account. */
export interface WorldSshKey {
  readonly id: number;
  readonly userId: number;
  title: string;
  /** The public half in OpenSSH's form; too long to be kept anywhere. */
  readonly key: string;
  usageType: 'auth' | 'signing' | 'auth_and_signing';
  readonly createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

/** A GPG key of a person or service account. */
export interface WorldGpgKey {
  readonly id: number;
  readonly userId: number;
  /** The armoured public half. */
  readonly key: string;
  readonly fingerprint: string;
  readonly createdAt: string;
}

/** Automation and integrations; maps are keyed by id. */
export interface AutomationWorld {
  readonly hooks: Map<number, WorldHook>;
  readonly integrations: Map<number, WorldIntegration>;
  readonly pushMirrors: Map<number, WorldPushMirror>;
  /** By project. */
  readonly pullMirrors: Map<number, WorldPullMirror>;
  readonly applications: Map<number, WorldOauthApplication>;
  readonly sshKeys: Map<number, WorldSshKey>;
  readonly gpgKeys: Map<number, WorldGpgKey>;
}

/** Nothing of it. */
export function emptyAutomation(): AutomationWorld {
  return {
    hooks: new Map(),
    integrations: new Map(),
    pushMirrors: new Map(),
    pullMirrors: new Map(),
    applications: new Map(),
    sshKeys: new Map(),
    gpgKeys: new Map(),
  };
}
