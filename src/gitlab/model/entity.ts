import type { Properties, PropertyDefinition } from './values.js';

/** The kinds of nodes that GitLab's things become; the middle part of every key. */
export type EntityKind =
  | 'account'
  | 'group'
  | 'project'
  | 'user'
  | 'merge_request'
  | 'access_token'
  | 'deploy_token'
  | 'deploy_key'
  | 'runner'
  | 'variable'
  | 'environment'
  | 'protected_environment'
  | 'runner_manager'
  | 'pipeline_schedule'
  | 'pipeline_trigger'
  | 'pipeline'
  | 'job'
  | 'secure_file'
  | 'cluster_agent'
  | 'branch'
  | 'protected_branch'
  | 'protected_tag'
  | 'approval_rule'
  | 'external_status_check'
  | 'push_rule'
  | 'ci_config'
  | 'ci_job'
  | 'ci_include'
  | 'container_image'
  | 'tag'
  | 'release'
  | 'container_repository'
  | 'container_protection_rule'
  | 'package'
  | 'package_protection_rule'
  | 'webhook'
  | 'integration'
  | 'mirror'
  | 'oauth_application'
  | 'ssh_key'
  | 'gpg_key'
  | 'audit_event'
  | 'member_role'
  | 'identity'
  | 'saml_group_link'
  | 'invitation';

/** The label of all nodes of all kinds, whose `key` is unique: what finds a thing of any kind with one statement. */
export const entityLabel = 'GitLabEntity';

/** The declaration of one kind: label, constraint, documentation and diff all come from it. */
export interface EntityDefinition<Name extends string = string> {
  readonly kind: EntityKind;
  readonly label: `GitLab${string}`;
  /** Labels shared with other products' graphs, such as `User` or `CodeRepo`. */
  readonly classLabels: readonly string[];
  readonly description: string;
  /** The kinds that `HAS` leads from to this one. */
  readonly parents: readonly EntityKind[];
  readonly properties: Readonly<Record<Name, PropertyDefinition>>;
  /** Properties looked up often enough to have an index of their own. */
  readonly indexes: readonly NoInfer<Name>[];
  /** The property, unique within one GitLab, by which people look one up; it has an index. */
  readonly lookUp?: NoInfer<Name>;
  /** Text properties by which people search for it; they are in the full-text index. */
  readonly searched: readonly NoInfer<Name>[];
}

/** Declares a kind of node. Every node also has `key`, `_type` and `unreadable`. */
export function defineEntity<Name extends string>(
  definition: EntityDefinition<Name>,
): EntityDefinition<Name> {
  return definition;
}

/** A node by kind and GitLab's id (a name for accounts). */
export interface NodeRef {
  readonly kind: EntityKind;
  readonly id: number | string;
}

/** The far end of a relationship, with what the row that mentions it says of it. */
export interface Reference extends NodeRef {
  readonly properties?: Properties;
}

/** One relationship between the viewed node and another. */
export interface EdgeRow {
  readonly other: Reference;
  readonly properties?: Properties;
}

/** All relationships of one type and direction that this view of the node knows: what is not here is gone. */
export interface OwnedEdges {
  readonly type: RelationshipType;
  /** `in`: from the other node to the viewed one; `out`: the reverse. */
  readonly direction: 'in' | 'out';
  readonly rows: readonly EdgeRow[];
  /**
   * Whether this is the whole truth whoever reads it: what is not in it is gone even when another connection told of
   * it earlier. Accounts are exempt, for each connection has its own.
   */
  readonly exhaustive?: boolean;
}

/** What one source says about one node: the unit that is compared with the graph and written. */
export interface View {
  readonly node: NodeRef;
  readonly properties?: Properties;
  readonly edges?: readonly OwnedEdges[];
}

/** The relationship types; each points from the actor to what it reaches. */
export type RelationshipType =
  | 'HAS'
  | 'MEMBER_OF'
  | 'INVITED_TO'
  | 'OPENED'
  | 'APPROVED'
  | 'MERGED'
  | 'ACTS_AS'
  | 'OWNS'
  | 'GRANTS'
  | 'RUNS_JOBS_OF'
  | 'FORKED_FROM'
  | 'APPLIES_TO'
  | 'ALLOWED_TO_CREATE'
  | 'ALLOWED_TO_UNPROTECT'
  | 'ALLOWED_TO_MERGE'
  | 'ALLOWED_TO_PUSH'
  | 'PROTECTS'
  | 'ALLOWED_TO_DEPLOY'
  | 'ALLOWED_TO_APPROVE'
  | 'JOB_TOKEN_REACHES'
  | 'TRIGGERED'
  | 'RAN'
  | 'USES_IMAGE'
  | 'INCLUDES'
  | 'AUTHORED'
  | 'COMMITTED_TO'
  | 'PERFORMED'
  | 'CONCERNS'
  | 'REQUESTED_ACCESS_TO'
  | 'MANAGES'
  | 'ACTIVE_IN'
  | 'PARTICIPATED_IN';

/** The key of a node: unique over all instances that share the graph. */
export function nodeKey(host: string, ref: NodeRef): string {
  return `${host}/${ref.kind}/${ref.id}`;
}

/** The id inside the key of a node; ids of several parts hold slashes and stay text. */
export function nodeId(host: string, kind: EntityKind, key: string): NodeRef['id'] {
  const id = key.slice(`${host}/${kind}/`.length);
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
