/** What a line of a CI file may bring into a job's log, as it is meant to be found. */
export type WorldFinding = 'echo-of-variable' | 'printenv' | 'shell-trace' | 'CI_DEBUG_TRACE' | 'key-literal';

/** One line of a script; `%SECRET%` in it stands for the file's own secret. */
export interface WorldCiLine {
  readonly text: string;
  readonly finding: WorldFinding | null;
}

/** An image as a CI file writes it (`%SECRET%` as for lines), with what it means. */
export interface WorldCiImage {
  readonly written: string;
  /** As written, without credentials. */
  readonly shown: string;
  readonly reference: string;
  readonly registry: string | null;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
  readonly pinnedBy: 'digest' | 'tag' | 'nothing' | 'variable';
}

/** One `include` of a CI file. */
export interface WorldCiInclude {
  readonly kind: 'local' | 'project' | 'remote' | 'component' | 'template';
  /** As written, in YAML's own form; `%SECRET%` as for lines. */
  readonly yaml: readonly string[];
  readonly file: string;
  readonly project: string | null;
  readonly ref: string | null;
  readonly host: string | null;
  readonly pinned: boolean | null;
}

/** One job of a CI file. */
export interface WorldCiJob {
  readonly name: string;
  readonly stage: string | null;
  readonly tags: readonly string[];
  readonly environment: string | null;
  readonly when: string | null;
  readonly rules: boolean;
  readonly extends: readonly string[];
  /** Null: whatever it inherits. */
  readonly image: WorldCiImage | null;
  readonly services: readonly WorldCiImage[];
  readonly idTokens: readonly string[];
  readonly debugTrace: boolean;
  readonly script: readonly WorldCiLine[];
}

/** A CI file on the default branch of a project; its text is made from it when it is asked for. */
export interface WorldCiFile {
  readonly projectId: number;
  /** Null: it parses; otherwise its whole text, and whether even the text is none (such as a file in LFS). */
  broken: 'tabs' | 'list' | 'binary' | 'large' | null;
  defaultImage: WorldCiImage | null;
  /** Grows with each change, so that Git's object id changes. */
  revision: number;
  includes: readonly WorldCiInclude[];
  jobs: readonly WorldCiJob[];
  /** A canary: the value of a variable, a literal in a script, part of an image and of an address. */
  readonly secret: string;
}

/** A commit of a default branch. */
export interface WorldCommit {
  /** Null: no account has the e-mail. */
  authorId: number | null;
  readonly authorEmail: string;
  readonly committerEmail: string;
  /** Milliseconds since the epoch. */
  readonly authoredAt: number;
}

/** A release; GitLab keeps it when its tag is gone. */
export interface WorldRelease {
  readonly id: number;
  readonly projectId: number;
  readonly tagName: string;
  name: string;
  authorId: number | null;
  readonly createdAt: string;
  releasedAt: string;
}

/** A repository in a project's container registry. */
export interface WorldContainerRepository {
  readonly id: number;
  readonly projectId: number;
  /** Empty: the project's main one. */
  readonly name: string;
  status: 'DELETE_SCHEDULED' | 'DELETE_ONGOING' | 'DELETE_FAILED' | null;
  readonly createdAt: string;
}

/** A rule that protects container repositories. */
export interface WorldContainerRule {
  readonly id: number;
  readonly projectId: number;
  /** Below the project's path; `*` for all. */
  readonly pattern: string;
  push: 'MAINTAINER' | 'OWNER' | 'ADMIN' | null;
  delete: 'MAINTAINER' | 'OWNER' | 'ADMIN' | null;
}

/** A version of a package. */
export interface WorldPackage {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly version: string | null;
  readonly packageType: string;
  status: string;
  readonly createdAt: string;
}

/** A rule that protects packages. */
export interface WorldPackageRule {
  readonly id: number;
  readonly projectId: number;
  readonly pattern: string;
  readonly packageType: string;
  push: 'MAINTAINER' | 'OWNER' | 'ADMIN' | null;
  delete: 'OWNER' | 'ADMIN' | null;
}

/** What is in repositories and registries; files, commits and languages by project, the rest by id. */
export interface WorldCode {
  readonly ciFiles: Map<number, WorldCiFile>;
  readonly commits: Map<number, WorldCommit[]>;
  readonly languages: Map<number, readonly string[]>;
  readonly releases: Map<number, WorldRelease>;
  readonly containerRepositories: Map<number, WorldContainerRepository>;
  readonly containerRules: Map<number, WorldContainerRule>;
  readonly packages: Map<number, WorldPackage>;
  readonly packageRules: Map<number, WorldPackageRule>;
}

/** No code at all. */
export function emptyCode(): WorldCode {
  return {
    ciFiles: new Map(),
    commits: new Map(),
    languages: new Map(),
    releases: new Map(),
    containerRepositories: new Map(),
    containerRules: new Map(),
    packages: new Map(),
    packageRules: new Map(),
  };
}
