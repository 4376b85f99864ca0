/** How firmly an image's reference says which image it is; `variable`: only a variable tells. */
export type Pin = 'digest' | 'tag' | 'nothing' | 'variable';

/** A container image as a CI file names it. */
export interface CiImage {
  /** As written, without credentials. */
  readonly written: string;
  /** In the one spelling, such as `docker.io/library/node:20`. */
  readonly reference: string;
  /** Host of the registry; null when a variable tells. */
  readonly registry: string | null;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
  readonly pinnedBy: Pin;
}

/** Something on a line by which a secret can come into a job's log or into the file. */
export type FindingKind = 'echo-of-variable' | 'printenv' | 'shell-trace' | 'CI_DEBUG_TRACE' | 'key-literal';

/** A finding: where it is and the SHA-256 of its trimmed line, never the line itself. */
export interface CiFinding {
  readonly kind: FindingKind;
  /** Counted from 1. */
  readonly line: number;
  readonly sha256: string;
}

/** One `include` entry. */
export interface CiInclude {
  readonly kind: 'local' | 'project' | 'remote' | 'component' | 'template' | 'unknown';
  /** Path of the file or name of the component or template, without user information and query. */
  readonly file: string | null;
  /** Full path of the project that it comes from. */
  readonly project: string | null;
  readonly ref: string | null;
  /** Host of a remote file or a component. */
  readonly host: string | null;
  /** Whether the reference, or the hash that a remote file must have, cannot move; null where there is none to pin. */
  readonly pinned: boolean | null;
}

/** One job. */
export interface CiJob {
  readonly name: string;
  /** Starts with a dot: a template that runs only where others extend it. */
  readonly hidden: boolean;
  readonly stage: string | null;
  readonly tags: readonly string[];
  readonly environment: string | null;
  readonly when: string | null;
  /** Whether `rules`, `only` or `except` say when it runs. */
  readonly hasRules: boolean;
  readonly extends: readonly string[];
  /** The image that it runs in, its own or an inherited one; undefined when the file alone does not tell. */
  readonly image: CiImage | null | undefined;
  readonly imageInherited: boolean;
  readonly services: readonly CiImage[];
  readonly variables: readonly string[];
  readonly idTokens: readonly string[];
  readonly secrets: readonly string[];
  /** Full path of the project whose pipeline it starts. */
  readonly triggers: string | null;
  readonly usesDebugTrace: boolean;
  readonly findings: readonly CiFinding[];
}

/** What a CI file says, as far as it may be kept. */
export interface CiConfig {
  readonly parses: boolean;
  /** Why it does not parse, as a sentence without any of its content. */
  readonly problem: string | null;
  readonly includes: readonly CiInclude[];
  readonly variables: readonly string[];
  readonly usesDebugTrace: boolean;
  /** Whether `workflow:rules` decides which pipelines run. */
  readonly hasWorkflowRules: boolean;
  readonly jobs: readonly CiJob[];
  /** Findings outside of jobs. */
  readonly findings: readonly CiFinding[];
}
