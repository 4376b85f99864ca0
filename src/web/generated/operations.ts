// Generated from src/web/**/*.graphql by npm run docs; do not edit.
import type { TypedDocument } from '../api/document.js';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** How two identities stand in a place. */
export type AccessComparisonKind =
  /** Only the first has it. */
  | 'ONLY_A'
  /** Only the second has it. */
  | 'ONLY_B'
  /** Both have it, with different roles. */
  | 'DIFFERENT_ROLE'
  /** Both have it, with the same role. */
  | 'SAME'
  /** For one of them it depends on what could not be read. */
  | 'UNKNOWN';

/** What became of somebody's role. */
export type AccessDifferenceKind =
  /** There was no role that counted, and now there is. */
  | 'GAINED'
  /** There was a role, and now there is none, or the account is not active any more. */
  | 'LOST'
  /**
   * The role is another one, or other abilities of custom roles come with it, or the account, which is not active, would have
   * another one.
   */
  | 'CHANGED';

/** Whether somebody may do something. `UNKNOWN`: lists that could not be read may hold what turns the answer round. */
export type AccessDecision =
  /** Yes. */
  | 'ALLOWED'
  /** No. */
  | 'DENIED'
  /** It depends on what could not be read. */
  | 'UNKNOWN';

/** How somebody comes to a role. */
export type GrantVia =
  /** A membership of the place itself or of a group above it. */
  | 'MEMBERSHIP'
  /** A direct membership of a group that is invited to the group or one above it. */
  | 'GROUP_SHARE'
  /** A membership, direct or inherited, of a group that is invited to the project. */
  | 'PROJECT_SHARE'
  /** A direct membership of a group that is shared with a group that is invited to the project, or with one above that. */
  | 'SHARED_GROUP'
  /** The project lies in the person's own namespace. */
  | 'PERSONAL';

/** Which rows `whoCan` gives. */
export type WhoCanFilter = {
  /** Only identities of these kinds. Default: all but `CI_JOB_TOKEN`, of which one project may be open to all others. */
  readonly kinds?: ReadonlyArray<AccessIdentityKind> | null | undefined;
  /** Whether those follow of whom it is not known. Default: no. */
  readonly includeUnknown?: boolean | null | undefined;
  /** `true`: all but people; `false`: only people. */
  readonly nonHuman?: boolean | null | undefined;
  /** Whether they are external. */
  readonly external?: boolean | null | undefined;
  /** Only those with a grant of one of these sorts. */
  readonly via?: ReadonlyArray<GrantVia> | null | undefined;
  /** Only those with a grant that is direct, inherited from a group above, or shared by an invited group. */
  readonly origins?: ReadonlyArray<PermissionOrigin> | null | undefined;
  /** Only those with a grant that comes through the group or project with this key. */
  readonly through?: string | null | undefined;
};

/** Which rows `whatCan` gives. */
export type WhatCanFilter = {
  /** Only groups, or only projects. */
  readonly kind?: AccessResourceKind | null | undefined;
  /** Whether that follows of which it is not known. Default: no. */
  readonly includeUnknown?: boolean | null | undefined;
  /** Only those with a grant of one of these sorts. */
  readonly via?: ReadonlyArray<GrantVia> | null | undefined;
  /** Only those with a grant that is direct, inherited from a group above, or shared by an invited group. */
  readonly origins?: ReadonlyArray<PermissionOrigin> | null | undefined;
  /** Only those with a grant that comes through the group or project with this key. */
  readonly through?: string | null | undefined;
};

/** What something is on which something is done. */
export type AccessResourceKind =
  /** A project, or a branch or tag of it. */
  | 'PROJECT'
  /** A group. */
  | 'GROUP'
  /** The whole instance, by an account of it. */
  | 'INSTANCE'
  /** A CI/CD variable. */
  | 'VARIABLE'
  /** An environment. */
  | 'ENVIRONMENT'
  /** A runner. */
  | 'RUNNER';

/** Who or what acts. */
export type AccessIdentityKind =
  /** A person, bot or service account. */
  | 'USER'
  /** A personal, project or group access token. */
  | 'ACCESS_TOKEN'
  /** An SSH key of a person. */
  | 'SSH_KEY'
  /** A deploy token. */
  | 'DEPLOY_TOKEN'
  /** A deploy key. */
  | 'DEPLOY_KEY'
  /** The CI job token of a project: its jobs. */
  | 'CI_JOB_TOKEN'
  /** A runner, by the jobs that it takes. */
  | 'RUNNER'
  /** Anybody without an account. */
  | 'ANONYMOUS';

/** How bad what an alert tells is. */
export type AlertSeverity =
  /** At once. */
  | 'CRITICAL'
  /** Soon. */
  | 'HIGH'
  /** In its turn. */
  | 'MEDIUM'
  /** When there is time. */
  | 'LOW'
  /** To know. */
  | 'INFO';

/** How sure a rule is. */
export type AlertConfidence =
  /** What it finds is so. */
  | 'HIGH'
  /** What it finds is likely so. */
  | 'MEDIUM'
  /** What it finds is a hint. */
  | 'LOW';

/** Where an alert stands. */
export type AlertStatus =
  /** Nobody has looked at it. */
  | 'OPEN'
  /** Somebody has seen it. */
  | 'ACKNOWLEDGED'
  /** Somebody works on it. */
  | 'IN_PROGRESS'
  /** Set aside for a time. */
  | 'SUPPRESSED'
  /** No longer found, or dealt with. */
  | 'RESOLVED';

/** What happened to an alert. */
export type AlertAction =
  /** Its rule found it for the first time. */
  | 'OPENED'
  /** Its rule found it again, or somebody opened it again. */
  | 'REOPENED'
  /** What proves it is no longer the same. */
  | 'EVIDENCE_CHANGED'
  /** Its suppression expired, or is void because what proves it changed. */
  | 'SUPPRESSION_ENDED'
  /** Somebody has seen it. */
  | 'ACKNOWLEDGED'
  /** Somebody began to work on it. */
  | 'STARTED'
  /** Somebody set it aside. */
  | 'SUPPRESSED'
  /** Its rule no longer finds it, or somebody dealt with it. */
  | 'RESOLVED';

/** Why an alert is set aside. */
export type SuppressionKind =
  /** The risk is known and borne. */
  | 'ACCEPTED_RISK'
  /** It is not what it seems. */
  | 'FALSE_POSITIVE'
  /** Something else guards against it. */
  | 'COMPENSATED';

/** How a rule went. */
export type RuleState =
  /** All that it needs was read. */
  | 'EVALUATED'
  /** Something that it needs was not read: what it did not find may be there, and no alert of it is resolved. */
  | 'UNKNOWN'
  /** It could not be run; its alerts are as they were. */
  | 'FAILED';

/** By what alerts are sorted. */
export type AlertOrderField =
  /** How bad they are, the worst first. */
  | 'SEVERITY'
  /** Their risk scores. */
  | 'RISK'
  /** When they were first found. */
  | 'FIRST_SEEN'
  /** When they were last found. */
  | 'LAST_SEEN'
  /** The id of the rule. */
  | 'RULE';

/** How alerts are sorted; of equal ones by id. */
export type AlertOrder = {
  /** By what. */
  readonly field: AlertOrderField;
  /** Which way; `ASC` begins with the worst, the oldest, A. */
  readonly direction?: SortDirection | null | undefined;
};

/** Which alerts are wanted; what is left out does not matter. */
export type AlertFilter = {
  /** Ids or aliases of rules. */
  readonly rules?: ReadonlyArray<string> | null | undefined;
  /** How bad they are. */
  readonly severities?: ReadonlyArray<AlertSeverity> | null | undefined;
  /** Where they stand. */
  readonly statuses?: ReadonlyArray<AlertStatus> | null | undefined;
  /** Categories of their rules. */
  readonly categories?: ReadonlyArray<string> | null | undefined;
  /** Full path of a group or project: alerts of it and of all below it. */
  readonly group?: string | null | undefined;
  /** A control such as `CC6.1`, or with its framework `soc2:CC6.1`. */
  readonly control?: string | null | undefined;
  /** Key of the thing that they are about. */
  readonly asset?: string | null | undefined;
  /** First seen at this time or later. */
  readonly firstSeenFrom?: string | null | undefined;
  /** First seen before this time. */
  readonly firstSeenBefore?: string | null | undefined;
};

/** Why an alert is set aside, until when, and who answers for it. */
export type SuppressAlertInput = {
  /** Why, in one word. */
  readonly kind: SuppressionKind;
  /** Who answers for it. */
  readonly owner: string;
  /** Why, in a sentence. */
  readonly reason: string;
  /** When the alert is open again; within a year. */
  readonly expiresAt: string;
};

/** Of what risks are told. */
export type RiskSubject =
  /** Top-level groups, with all that is below them. */
  | 'GROUP'
  /** Groups and projects, each for itself. */
  | 'PLACE'
  /** The people, tokens and other things that alerts are about. */
  | 'ASSET'
  /** Of these only those that act: people, bots, tokens, keys and runners. */
  | 'IDENTITY';

/** In what an alert can be told. */
export type NarrativeFormat =
  /** Markdown. */
  | 'MARKDOWN'
  /** An HTML fragment without scripts or styles. */
  | 'HTML'
  /** JSON. */
  | 'JSON';

/** What a new API token is made from. */
export type CreateTokenInput = {
  /** Unique among the tokens that are not revoked. */
  readonly name: string;
  /** What its holder may do. */
  readonly role: Role;
  /** When it stops working; null: never. */
  readonly expiresAt?: string | null | undefined;
};

/** How an action ended. */
export type AuditOutcome =
  /** It is under way, or the service ended before it did. */
  | 'STARTED'
  /** It was done. */
  | 'OK'
  /** The caller may not do it, or nobody may. */
  | 'DENIED'
  /** It failed. */
  | 'ERROR';

/** What happened to something. */
export type ChangeOperation =
  /** It is new. */
  | 'CREATED'
  /** Facts of it changed. */
  | 'UPDATED'
  /** It is gone. */
  | 'DELETED';

/** What changed. */
export type ChangeSubject =
  /** A thing of GitLab. */
  | 'NODE'
  /** A relationship between two things. */
  | 'RELATIONSHIP';

/** What a caller may do; each role may do what those before it may. */
export type Role =
  /** Reads the graph and runs saved queries. */
  | 'VIEWER'
  /** Also runs ad-hoc Cypher. */
  | 'ANALYST'
  /** Also starts, cancels and verifies syncs. */
  | 'OPERATOR'
  /** Also manages API tokens. */
  | 'ADMIN';

/** Which way a list is sorted. */
export type SortDirection =
  /** Smallest, oldest, A first. */
  | 'ASC'
  /** Largest, newest, Z first. */
  | 'DESC';

/** How a connection is. */
export type ConnectionState =
  /** Configured, and neither read nor refused yet. */
  | 'VERIFYING'
  /** An instance reads it right now. */
  | 'SYNCING'
  /** Its last sync read all that there is for it. */
  | 'CONNECTED'
  /** Its last sync ended well, but some lists could not be read. */
  | 'DEGRADED'
  /** Its last sync, or a verification since, failed; `lastError` says why. What was read before stays. */
  | 'FAILED'
  /** Not scheduled and never synced: it waits for `startSync`. */
  | 'DISABLED';

/** Whether a token lets the service read something. */
export type ReadabilityVerdict =
  /** It reads all of it. */
  | 'YES'
  /** It reads nothing of it. */
  | 'NO'
  /** It depends on the role that the token's user has in each group or project. */
  | 'DEPENDS';

/** What a run is doing. */
export type SyncPhase =
  /** Asks GitLab about the token. */
  | 'VERIFYING'
  /** Reads lists and writes what differs. */
  | 'READING'
  /** Removes what complete lists no longer show. */
  | 'CLEANING'
  /** Has ended, and its report is stored. */
  | 'FINISHED';

/** How a source is in a run. */
export type SourceProgressState =
  /** Its turn has not come. */
  | 'WAITING'
  /** It is being read. */
  | 'READING'
  /** It was read. */
  | 'DONE'
  /** Another source tells the same. */
  | 'COVERED'
  /** The token cannot read it. */
  | 'UNREADABLE'
  /** The tier of this GitLab has no such thing. */
  | 'ABSENT';

/** Which way a relationship leads. */
export type NeighbourDirection =
  /** Away from the thing. */
  | 'OUT'
  /** To the thing. */
  | 'IN';

/** How directly somebody has a role. */
export type PermissionOrigin =
  /** By a membership of the group or project itself, or because it lies in the person's own namespace. */
  | 'DIRECT'
  /** By a membership of a group above. */
  | 'INHERITED'
  /** By a group that is invited. */
  | 'SHARED';

/** Whether rules bear a control out. */
export type ControlState =
  /** All its rules that count here could tell of everything, and no alert of them is open. */
  | 'PASS'
  /** An alert of one of its rules is open. */
  | 'FAIL'
  /** No alert is open, but not everything is known to its rules. */
  | 'UNKNOWN'
  /** None of its rules counts here: they are switched off, of a higher tier of GitLab, or for AI systems, of which none is named. */
  | 'NOT_APPLICABLE';

/** A direction along a relationship. */
export type StepDirection =
  /** From its start to its end. */
  | 'FORWARD'
  /** From its end to its start. */
  | 'BACKWARD';

/** What a run did with a source. */
export type SourceState =
  /** Its lists were asked for. */
  | 'READ'
  /** Another source tells the same. */
  | 'COVERED'
  /** It was known beforehand that the token cannot read it. */
  | 'UNREADABLE'
  /** The tier of this GitLab has no such thing. */
  | 'ABSENT';

/** How a list ended that was not read whole. */
export type IncompleteStatus =
  /** GitLab does not show it to the token. */
  | 'DENIED'
  /** It could not be read this time. */
  | 'FAILED';

/** How a run ended. */
export type SyncRunStatus =
  /** It still runs. */
  | 'RUNNING'
  /** All that there is for its token was read. */
  | 'COMPLETE'
  /** It ended well, but some lists could not be read; what they hold is unknown. */
  | 'PARTIAL'
  /** It was stopped by a failure; `error` says which. */
  | 'FAILED'
  /** Somebody stopped it. */
  | 'CANCELLED'
  /** The instance that ran it ended before the run did. */
  | 'INTERRUPTED';

/** The kinds of things in the graph. */
export type NodeKind =
  /** One configured connection to a GitLab instance, and that instance as the connection sees it. */
  | 'ACCOUNT'
  /** A group or subgroup; roles in it flow to everything below it (R3). */
  | 'GROUP'
  /** A project: a repository with its merge requests, pipelines, registries and settings. */
  | 'PROJECT'
  /** A person, bot or service account. Bots of project and group access tokens are users too (R26). */
  | 'USER'
  /** A merge request: a proposed change, who opened, approved and merged it. */
  | 'MERGE_REQUEST'
  /** A personal, project or group access token: what its holder may do as its user (R25, R26). */
  | 'ACCESS_TOKEN'
  /** A deploy token: reads repositories, registries or packages of its project or group, no API (R27). */
  | 'DEPLOY_TOKEN'
  /** An SSH key that reads, or pushes to, the projects it is enabled on (R23). */
  | 'DEPLOY_KEY'
  /** A runner: executes the jobs of its instance, group or projects (R34). */
  | 'RUNNER'
  /** A CI/CD variable of the instance, a group or a project: its name and how it is guarded (R30, R31), never its value. */
  | 'VARIABLE'
  /** An environment: where a project’s jobs deploy to. */
  | 'ENVIRONMENT'
  /** A protection rule of environments: a project’s for one name, or a group’s for one tier in all projects below it (R33). */
  | 'PROTECTED_ENVIRONMENT'
  /** A machine that runs the jobs of a runner; several may share one registration. */
  | 'RUNNER_MANAGER'
  /** A pipeline schedule: starts pipelines on a ref with the rights of its owner (R29). */
  | 'PIPELINE_SCHEDULE'
  /** A trigger token: whoever holds it starts pipelines as its owner. Its value is never read. */
  | 'PIPELINE_TRIGGER'
  /** A recent pipeline: the latest ten of each project. Older ones leave the graph as new ones come; that says nothing of access. */
  | 'PIPELINE'
  /** A job of a recent pipeline: at most twenty of each, with the runner that it ran on (R34). It goes with its pipeline. */
  | 'JOB'
  /** A secure file, such as a keystore: its name and checksum, never its content. */
  | 'SECURE_FILE'
  /** An agent for Kubernetes: connects a cluster to the project that configures it. */
  | 'CLUSTER_AGENT'
  /** A branch: the default one of each project with commits, and those that a protection rule names exactly (R19, R24). Its id is the project’s, a slash and its name. */
  | 'BRANCH'
  /** A rule that protects the branches of one name or pattern, of a project or of a top-level group for all below it; of all that match a branch any grant wins (R19). */
  | 'PROTECTED_BRANCH'
  /** A rule on who may create the tags of one name or pattern; without one every Developer may (R19). Its id is the project’s, a slash and its name. */
  | 'PROTECTED_TAG'
  /** How many approvals a merge request needs, and of whom (R35). Without a protected branch that it applies to it counts for every target branch. */
  | 'APPROVAL_RULE'
  /** An outside service that is asked about each merge request and sees what changed. */
  | 'EXTERNAL_STATUS_CHECK'
  /** What pushed commits must be like. That of a group is the model for new projects below it, not a rule for those there are. */
  | 'PUSH_RULE'
  /** The file that says what pipelines do (R28); only names, references and places are kept. */
  | 'CI_CONFIG'
  /** A job as the CI/CD configuration declares it: where it runs and what it does with secrets. */
  | 'CI_JOB'
  /** Something that a CI/CD configuration includes: whoever changes it changes the pipelines. */
  | 'CI_INCLUDE'
  /** A container image that jobs name; one whose name holds variables is the project’s own. */
  | 'CONTAINER_IMAGE'
  /** A Git tag; only those that releases name are kept. */
  | 'TAG'
  /** A release: a tag with notes and assets that others install from. */
  | 'RELEASE'
  /** Images in a project’s container registry; who may pull is the project’s to say (R14, R15). */
  | 'CONTAINER_REPOSITORY'
  /** Who may push to and delete from the container repositories of a project that it matches. */
  | 'CONTAINER_PROTECTION_RULE'
  /** A version of a package that others install; the latest hundred of each project are kept. */
  | 'PACKAGE'
  /** Who may publish and delete the packages of a project that it matches. */
  | 'PACKAGE_PROTECTION_RULE'
  /** A webhook: what GitLab sends elsewhere when something happens. Path, query and headers’ values are not stored, for they may hold credentials. */
  | 'WEBHOOK'
  /** An active integration, such as Jira or Slack. Its settings are not stored, for they hold credentials, except the host that it talks to. */
  | 'INTEGRATION'
  /** A push mirror (id `push/{id}`): the repository’s code leaves for another host; or a pull mirror (id `pull/{project}`): code comes in from there. */
  | 'MIRROR'
  /** An OAuth application that belongs to the whole instance: people sign in to it with GitLab, or let it act for them. */
  | 'OAUTH_APPLICATION'
  /** An SSH key: whoever holds its private half reads and pushes as its user. */
  | 'SSH_KEY'
  /** A GPG key: commits signed with it count as its user’s. It opens nothing. */
  | 'GPG_KEY'
  /** What GitLab’s audit log tells of the last 30 days, at first and with each full run, and from then on what is new. Older events go with the next full run. Addresses and free texts are left out. */
  | 'AUDIT_EVENT'
  /** A custom role: a base role with further abilities (R17). Memberships name theirs by id. */
  | 'MEMBER_ROLE'
  /** An account at an identity provider, of the instance or of a top-level group, that signs in as a user or makes one. Its id is `<provider>/<group or instance>/<user>`. */
  | 'IDENTITY'
  /** Whoever is in a group at the SAML provider becomes a member of a group here at sign-in. Its id is `<group>/<provider or ->/<name>`. */
  | 'SAML_GROUP_LINK'
  /** An invitation to a group or project by e-mail that nobody has accepted yet; it grants nothing until then (R2). Its id is `group/<id>/<e-mail>` or `project/<id>/<e-mail>`. */
  | 'INVITATION';

/** What may be done; `docs/access-semantics.md` says what each means. */
export type Action =
  /** See a project. */
  | 'READ_PROJECT'
  /** See a group. */
  | 'READ_GROUP'
  /** Read the repository of a project. */
  | 'READ_CODE'
  /** Push to a branch. */
  | 'PUSH'
  /** Push to a branch and rewrite its history. */
  | 'FORCE_PUSH'
  /** Merge into a branch. */
  | 'MERGE'
  /** Create a tag. */
  | 'CREATE_TAG'
  /** Approve merge requests. */
  | 'APPROVE'
  /** Run a pipeline on a branch. */
  | 'RUN_PIPELINE'
  /** Read the value of a CI/CD variable. */
  | 'READ_VARIABLE'
  /** Run a job that gets a CI/CD variable. */
  | 'USE_VARIABLE_IN_JOB'
  /** Deploy to an environment. */
  | 'DEPLOY'
  /** Approve a deployment to a protected environment. */
  | 'APPROVE_DEPLOYMENT'
  /** Run code on a runner. */
  | 'RUN_ON_RUNNER'
  /** Add, change and remove members. */
  | 'MANAGE_MEMBERS'
  /** Change settings. */
  | 'MANAGE_SETTINGS'
  /** Change what protects branches and tags. */
  | 'MANAGE_PROTECTIONS'
  /** Make and revoke access tokens and deploy tokens. */
  | 'MANAGE_TOKENS'
  /** Change webhooks. */
  | 'MANAGE_HOOKS'
  /** Change runners. */
  | 'MANAGE_RUNNERS';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly role: Role } };

export type EntityNamesQueryVariables = Exact<{
  keys: ReadonlyArray<string> | string;
}>;


export type EntityNamesQuery = { readonly entities: ReadonlyArray<{ readonly key: string, readonly kind: NodeKind, readonly kindTitle: string, readonly title: string, readonly path: string | null } | null> };

export type SearchEntitiesQueryVariables = Exact<{
  text: string;
  kinds?: ReadonlyArray<NodeKind> | NodeKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchEntitiesQuery = { readonly search: { readonly complete: boolean, readonly nodes: ReadonlyArray<
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } };

export type AccessSourceFieldsFragment = { readonly via: GrantVia, readonly origin: PermissionOrigin, readonly accessLevel: number, readonly expiresAt: string | null, readonly source:
    | { readonly key: string }
    | { readonly fullPath: string | null, readonly key: string }
    | { readonly fullPath: string | null, readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
    | { readonly key: string }
   | null };

export type AccessUnknownFragment = { readonly source: string, readonly target: string | null, readonly reason: string };

export type AccessThingQueryVariables = Exact<{
  value: string;
  path: string;
  username: string;
}>;


export type AccessThingQuery = { readonly entities: ReadonlyArray<{ readonly key: string, readonly kind: NodeKind, readonly kindTitle: string, readonly title: string, readonly path: string | null } | null>, readonly project: { readonly key: string } | null, readonly group: { readonly key: string } | null, readonly user: { readonly key: string } | null };

export type AccessExamplesQueryVariables = Exact<{
  of: RiskSubject;
}>;


export type AccessExamplesQuery = { readonly riskScores: ReadonlyArray<{ readonly subject: string, readonly alerts: number, readonly worst: AlertSeverity }>, readonly projects: { readonly nodes: ReadonlyArray<{ readonly fullPath: string | null }> } };

export type AccessWhyQueryVariables = Exact<{
  identity: string;
  action: Action;
  resource: string;
  ref?: string | null | undefined;
}>;


export type AccessWhyQuery = { readonly explainAccess: { readonly decision: AccessDecision, readonly accessLevel: number | null, readonly reason: string, readonly asOf: string | null, readonly complete: boolean, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly paths: ReadonlyArray<{ readonly reason: string, readonly place:
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
       | null, readonly steps: ReadonlyArray<{ readonly relationship: string, readonly levelBefore: number | null, readonly levelAfter: number | null, readonly sentence: string, readonly from:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null, readonly to:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }> }>, readonly minimalCut: ReadonlyArray<{ readonly what: string, readonly sentence: string, readonly from:
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
       | null, readonly to:
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
       | null }> } };

export type AccessWhoQueryVariables = Exact<{
  action: Action;
  resource: string;
  ref?: string | null | undefined;
  minimumLevel?: number | null | undefined;
  filter?: WhoCanFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessWhoQuery = { readonly whoCan: { readonly totalCount: number, readonly asOf: string | null, readonly complete: boolean, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly kind: AccessIdentityKind, readonly name: string, readonly decision: AccessDecision, readonly accessLevel: number | null, readonly identity:
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
       | null, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly origin: PermissionOrigin, readonly accessLevel: number, readonly expiresAt: string | null, readonly source:
          | { readonly key: string }
          | { readonly fullPath: string | null, readonly key: string }
          | { readonly fullPath: string | null, readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }> }> } };

export type AccessWhoCountsQueryVariables = Exact<{
  action: Action;
  resource: string;
  ref?: string | null | undefined;
  minimumLevel?: number | null | undefined;
  people?: WhoCanFilter | null | undefined;
  others?: WhoCanFilter | null | undefined;
  open?: WhoCanFilter | null | undefined;
}>;


export type AccessWhoCountsQuery = { readonly people: { readonly totalCount: number }, readonly others: { readonly totalCount: number }, readonly open: { readonly totalCount: number } };

export type AccessWhatQueryVariables = Exact<{
  identity: string;
  action: Action;
  minimumLevel?: number | null | undefined;
  filter?: WhatCanFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessWhatQuery = { readonly whatCan: { readonly totalCount: number, readonly asOf: string | null, readonly complete: boolean, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly kind: AccessResourceKind, readonly name: string, readonly decision: AccessDecision, readonly accessLevel: number | null, readonly resource:
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
       | null, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly origin: PermissionOrigin, readonly accessLevel: number, readonly expiresAt: string | null, readonly source:
          | { readonly key: string }
          | { readonly fullPath: string | null, readonly key: string }
          | { readonly fullPath: string | null, readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }> }> } };

export type AccessWhatCountsQueryVariables = Exact<{
  identity: string;
  action: Action;
  minimumLevel?: number | null | undefined;
  known?: WhatCanFilter | null | undefined;
  open?: WhatCanFilter | null | undefined;
}>;


export type AccessWhatCountsQuery = { readonly known: { readonly totalCount: number }, readonly open: { readonly totalCount: number } };

export type AccessBlastQueryVariables = Exact<{
  identity: string;
}>;


export type AccessBlastQuery = { readonly blastRadius: { readonly asOf: string | null, readonly complete: boolean, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly groups: ReadonlyArray<{ readonly action: Action, readonly kind: AccessResourceKind, readonly protectedBranches: boolean, readonly count: number, readonly unknown: number, readonly sample: ReadonlyArray<{ readonly name: string, readonly accessLevel: number | null, readonly resource:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }> }> } };

export type AccessCompareQueryVariables = Exact<{
  identityA: string;
  identityB: string;
  action?: Action | null | undefined;
  kinds?: ReadonlyArray<AccessComparisonKind> | AccessComparisonKind | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessCompareQuery = { readonly compareAccess: { readonly totalCount: number, readonly onlyA: number, readonly onlyB: number, readonly differentRole: number, readonly same: number, readonly unknown: number, readonly asOf: string | null, readonly complete: boolean, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly path: string, readonly kind: AccessComparisonKind, readonly resource:
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
        | { readonly key: string }
       | null, readonly a: { readonly decision: AccessDecision, readonly accessLevel: number | null, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly origin: PermissionOrigin, readonly accessLevel: number, readonly expiresAt: string | null, readonly source:
            | { readonly key: string }
            | { readonly fullPath: string | null, readonly key: string }
            | { readonly fullPath: string | null, readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
           | null }> } | null, readonly b: { readonly decision: AccessDecision, readonly accessLevel: number | null, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly origin: PermissionOrigin, readonly accessLevel: number, readonly expiresAt: string | null, readonly source:
            | { readonly key: string }
            | { readonly fullPath: string | null, readonly key: string }
            | { readonly fullPath: string | null, readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
            | { readonly key: string }
           | null }> } | null }> } };

export type AccessFormerRoleFragment = { readonly accessLevel: number, readonly latentAccessLevel: number, readonly abilities: ReadonlyArray<string>, readonly certain: boolean, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly accessLevel: number, readonly expiresAt: string | null, readonly source: { readonly key: string, readonly name: string } }> };

export type AccessThenQueryVariables = Exact<{
  resource: string;
  time: string;
  after?: string | null | undefined;
}>;


export type AccessThenQuery = { readonly accessAt: { readonly totalCount: number, readonly asOf: string | null, readonly complete: boolean, readonly resource: { readonly key: string, readonly name: string }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly identity: { readonly key: string, readonly name: string, readonly node:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }, readonly role: { readonly accessLevel: number, readonly latentAccessLevel: number, readonly abilities: ReadonlyArray<string>, readonly certain: boolean, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly accessLevel: number, readonly expiresAt: string | null, readonly source: { readonly key: string, readonly name: string } }> } }> } };

export type AccessDifferencesQueryVariables = Exact<{
  resource: string;
  from: string;
  to?: string | null | undefined;
  kinds?: ReadonlyArray<AccessDifferenceKind> | AccessDifferenceKind | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessDifferencesQuery = { readonly accessDiff: { readonly totalCount: number, readonly gained: number, readonly lost: number, readonly changed: number, readonly complete: boolean, readonly resource: { readonly key: string, readonly name: string }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly kind: AccessDifferenceKind, readonly identity: { readonly key: string, readonly name: string, readonly node:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }, readonly before: { readonly accessLevel: number, readonly latentAccessLevel: number, readonly abilities: ReadonlyArray<string>, readonly certain: boolean, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly accessLevel: number, readonly expiresAt: string | null, readonly source: { readonly key: string, readonly name: string } }> } | null, readonly after: { readonly accessLevel: number, readonly latentAccessLevel: number, readonly abilities: ReadonlyArray<string>, readonly certain: boolean, readonly sources: ReadonlyArray<{ readonly via: GrantVia, readonly accessLevel: number, readonly expiresAt: string | null, readonly source: { readonly key: string, readonly name: string } }> } | null, readonly changes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly operation: ChangeOperation, readonly subject: ChangeSubject, readonly kind: string, readonly key: string, readonly fromKey: string | null, readonly properties: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown, readonly actor: { readonly username: string | null, readonly name: string | null } | null }> }> } };

export type AccessPathsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type AccessPathsQuery = { readonly shortestAccessPaths: { readonly complete: boolean, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }>, readonly paths: ReadonlyArray<{ readonly steps: ReadonlyArray<{ readonly relationship: string, readonly direction: StepDirection, readonly accessLevel: number | null, readonly sentence: string, readonly from:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null, readonly to:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }> }> } };

export type AlertsListQueryVariables = Exact<{
  filter: AlertFilter;
  orderBy: AlertOrder;
  first: number;
  after?: string | null | undefined;
}>;


export type AlertsListQuery = { readonly alerts: { readonly totalCount: number, readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly severity: AlertSeverity, readonly riskScore: number, readonly status: AlertStatus, readonly evidence: string, readonly path: string | null, readonly firstSeen: string, readonly lastSeen: string, readonly rule: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AlertsCountsQueryVariables = Exact<{
  ofSeverity: AlertFilter;
  ofStatus: AlertFilter;
  ofRule: AlertFilter;
  ofGroup: AlertFilter;
  ofControl: AlertFilter;
}>;


export type AlertsCountsQuery = { readonly severity: { readonly counts: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly status: { readonly counts: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly rule: { readonly counts: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly group: { readonly counts: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly control: { readonly counts: ReadonlyArray<{ readonly value: string, readonly count: number }> } };

export type AlertsRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertsRulesQuery = { readonly rules: ReadonlyArray<{ readonly id: string, readonly title: string, readonly category: string, readonly enabled: boolean, readonly result: { readonly state: RuleState } | null }> };

export type AlertsDetailQueryVariables = Exact<{
  id: string;
}>;


export type AlertsDetailQuery = { readonly alert: { readonly id: string, readonly title: string, readonly severity: AlertSeverity, readonly status: AlertStatus, readonly confidence: AlertConfidence, readonly category: string, readonly riskScore: number, readonly evidence: string, readonly path: string | null, readonly assetKey: string | null, readonly identity: unknown, readonly details: unknown, readonly remediation: string | null, readonly calls: ReadonlyArray<string>, readonly controls: ReadonlyArray<string>, readonly firstSeen: string, readonly lastSeen: string, readonly occurrences: number, readonly resolvedAt: string | null, readonly auditEvent: string | null, readonly narrative: string, readonly riskFactors: ReadonlyArray<{ readonly name: string, readonly value: string, readonly points: number }>, readonly asset:
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
      | { readonly key: string }
     | null, readonly suppression: { readonly kind: SuppressionKind, readonly owner: string, readonly reason: string, readonly expiresAt: string } | null, readonly actor: { readonly key: string | null, readonly username: string | null, readonly name: string | null } | null, readonly rule: { readonly id: string, readonly title: string, readonly description: string, readonly result: { readonly state: RuleState, readonly reason: string | null } | null } | null, readonly history: ReadonlyArray<{ readonly id: string, readonly at: string, readonly actor: string, readonly action: AlertAction, readonly from: AlertStatus | null, readonly to: AlertStatus, readonly reason: string | null, readonly suppression: { readonly kind: SuppressionKind, readonly owner: string, readonly reason: string, readonly expiresAt: string } | null }>, readonly paths: ReadonlyArray<{ readonly steps: ReadonlyArray<{ readonly relationship: string, readonly direction: StepDirection, readonly sentence: string, readonly from:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null, readonly to:
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
          | { readonly key: string }
         | null }> }> } | null };

export type AlertsNarrativeQueryVariables = Exact<{
  id: string;
  format: NarrativeFormat;
}>;


export type AlertsNarrativeQuery = { readonly alert: { readonly narrative: string } | null };

export type AlertsAcknowledgeMutationVariables = Exact<{
  id: string;
  reason?: string | null | undefined;
}>;


export type AlertsAcknowledgeMutation = { readonly acknowledgeAlert: { readonly id: string } };

export type AlertsStartMutationVariables = Exact<{
  id: string;
  reason?: string | null | undefined;
}>;


export type AlertsStartMutation = { readonly startAlert: { readonly id: string } };

export type AlertsResolveMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type AlertsResolveMutation = { readonly resolveAlert: { readonly id: string } };

export type AlertsSuppressMutationVariables = Exact<{
  id: string;
  input: SuppressAlertInput;
}>;


export type AlertsSuppressMutation = { readonly suppressAlert: { readonly id: string } };

export type AlertsReopenMutationVariables = Exact<{
  id: string;
  reason?: string | null | undefined;
}>;


export type AlertsReopenMutation = { readonly reopenAlert: { readonly id: string } };

export type AlertsChangedSubscriptionVariables = Exact<{
  rules?: ReadonlyArray<string> | string | null | undefined;
}>;


export type AlertsChangedSubscription = { readonly alertChanged: { readonly action: AlertAction, readonly alert: { readonly id: string } } };

export type ChangesListQueryVariables = Exact<{
  since?: string | null | undefined;
  until?: string | null | undefined;
  kinds?: ReadonlyArray<string> | string | null | undefined;
  operations?: ReadonlyArray<ChangeOperation> | ChangeOperation | null | undefined;
  key?: string | null | undefined;
  connection?: string | null | undefined;
  run?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangesListQuery = { readonly changes: { readonly asOf: string | null, readonly complete: boolean, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly at: string, readonly operation: ChangeOperation, readonly subject: ChangeSubject, readonly kind: string, readonly key: string, readonly fromKey: string | null, readonly connection: string, readonly run: string, readonly properties: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown, readonly auditEvent: string | null, readonly actor: { readonly key: string | null, readonly username: string | null, readonly name: string | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number, readonly isEstimate: boolean }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } };

export type ChangesAlertsQueryVariables = Exact<{
  since?: string | null | undefined;
  until?: string | null | undefined;
  kinds?: ReadonlyArray<string> | string | null | undefined;
  operations?: ReadonlyArray<ChangeOperation> | ChangeOperation | null | undefined;
  key?: string | null | undefined;
  run?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangesAlertsQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly alerts: ReadonlyArray<{ readonly id: string, readonly title: string, readonly severity: AlertSeverity, readonly status: AlertStatus }> }> } };

export type ChangesNarrativeQueryVariables = Exact<{
  since?: string | null | undefined;
  until?: string | null | undefined;
  kinds?: ReadonlyArray<string> | string | null | undefined;
  operations?: ReadonlyArray<ChangeOperation> | ChangeOperation | null | undefined;
  key?: string | null | undefined;
  run?: string | null | undefined;
  after?: string | null | undefined;
  format?: NarrativeFormat | null | undefined;
}>;


export type ChangesNarrativeQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly narrative: string }> } };

export type ChangesRelationshipsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChangesRelationshipsQuery = { readonly relationshipTypes: ReadonlyArray<{ readonly name: string, readonly meaning: string }> };

export type ChangesLiveSubscriptionVariables = Exact<{
  kinds?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ChangesLiveSubscription = { readonly graphChanged: { readonly connection: string, readonly run: string, readonly at: string, readonly total: number, readonly keys: ReadonlyArray<string>, readonly keysTruncated: boolean, readonly counts: ReadonlyArray<{ readonly kind: string, readonly operation: ChangeOperation, readonly count: number }> } };

export type ConnectionsRunFactsFragment = { readonly id: string, readonly connection: string, readonly status: SyncRunStatus, readonly full: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly error: string | null, readonly requests: number | null, readonly counts: { readonly created: number, readonly updated: number, readonly deleted: number, readonly refreshed: number, readonly compared: number, readonly transactions: number } | null };

export type ConnectionsCoverageFragment = { readonly id: string, readonly startedAt: string, readonly detailsPruned: boolean, readonly coverage: ReadonlyArray<{ readonly source: string, readonly title: string, readonly state: SourceState, readonly reason: string | null, readonly asOf: string | null, readonly complete: number, readonly denied: number, readonly failed: number }> | null };

export type ConnectionsListQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectionsListQuery = { readonly connections: ReadonlyArray<{ readonly name: string, readonly description: string | null, readonly url: string | null, readonly host: string | null, readonly group: string | null, readonly schedule: string | null, readonly state: ConnectionState, readonly lastStartedAt: string | null, readonly lastFinishedAt: string | null, readonly lastError: string | null, readonly verifiedAt: string | null, readonly nextRunAt: string | null, readonly configured: boolean, readonly lastRun: { readonly id: string, readonly status: SyncRunStatus } | null }> };

export type ConnectionsLastCoverageQueryVariables = Exact<{
  name: string;
}>;


export type ConnectionsLastCoverageQuery = { readonly syncRuns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly startedAt: string, readonly detailsPruned: boolean, readonly coverage: ReadonlyArray<{ readonly source: string, readonly title: string, readonly state: SourceState, readonly reason: string | null, readonly asOf: string | null, readonly complete: number, readonly denied: number, readonly failed: number }> | null }> } };

export type ConnectionsRunsQueryVariables = Exact<{
  name: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConnectionsRunsQuery = { readonly syncRuns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly connection: string, readonly status: SyncRunStatus, readonly full: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly error: string | null, readonly requests: number | null, readonly counts: { readonly created: number, readonly updated: number, readonly deleted: number, readonly refreshed: number, readonly compared: number, readonly transactions: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number } } };

export type ConnectionsRunQueryVariables = Exact<{
  id: string;
}>;


export type ConnectionsRunQuery = { readonly syncRun: { readonly retries: number | null, readonly rateLimitWaitMs: number | null, readonly clockSkewMs: number | null, readonly id: string, readonly connection: string, readonly status: SyncRunStatus, readonly full: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly error: string | null, readonly requests: number | null, readonly detailsPruned: boolean, readonly scopes: { readonly complete: number, readonly denied: number, readonly failed: number } | null, readonly counts: { readonly created: number, readonly updated: number, readonly deleted: number, readonly refreshed: number, readonly compared: number, readonly transactions: number } | null, readonly coverage: ReadonlyArray<{ readonly source: string, readonly title: string, readonly state: SourceState, readonly reason: string | null, readonly asOf: string | null, readonly complete: number, readonly denied: number, readonly failed: number }> | null } | null };

export type ConnectionsIncompleteQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConnectionsIncompleteQuery = { readonly syncRun: { readonly incomplete: { readonly nodes: ReadonlyArray<{ readonly source: string, readonly target: string, readonly status: IncompleteStatus, readonly reason: string, readonly code: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number } } | null } | null };

export type ConnectionsStartMutationVariables = Exact<{
  name: string;
  full?: boolean | null | undefined;
}>;


export type ConnectionsStartMutation = { readonly startSync: { readonly run: { readonly id: string } } };

export type ConnectionsCancelMutationVariables = Exact<{
  name: string;
}>;


export type ConnectionsCancelMutation = { readonly cancelSync: { readonly cancelled: boolean } };

export type ConnectionsVerifyMutationVariables = Exact<{
  name: string;
}>;


export type ConnectionsVerifyMutation = { readonly verifyConnection: { readonly accepted: boolean, readonly problem: string | null, readonly instance: { readonly url: string, readonly version: string | null, readonly enterprise: boolean | null, readonly tier: string | null, readonly group: string | null } | null, readonly token: { readonly kind: string, readonly name: string | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly username: string, readonly isAdmin: boolean } | null, readonly readability: ReadonlyArray<{ readonly title: string, readonly verdict: ReadabilityVerdict, readonly note: string }> } };

export type ConnectionsProgressSubscriptionVariables = Exact<{
  name?: string | null | undefined;
}>;


export type ConnectionsProgressSubscription = { readonly syncProgress: { readonly connection: string, readonly run: string, readonly phase: SyncPhase, readonly status: SyncRunStatus, readonly error: string | null, readonly requests: number, readonly compared: number, readonly waitingForRateLimit: boolean, readonly elapsedMs: number, readonly sources: ReadonlyArray<{ readonly source: string, readonly title: string, readonly state: SourceProgressState, readonly done: number, readonly total: number | null, readonly denied: number, readonly failed: number, readonly note: string | null }> } };

export type ControlsFrameworksQueryVariables = Exact<{
  aiSystems?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ControlsFrameworksQuery = { readonly controlStatus: ReadonlyArray<{ readonly framework: string, readonly passed: number, readonly failed: number, readonly unknown: number, readonly notApplicable: number, readonly passPercentage: number | null }> };

export type ControlsMatrixQueryVariables = Exact<{
  framework: string;
  aiSystems?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ControlsMatrixQuery = { readonly controlStatus: ReadonlyArray<{ readonly framework: string, readonly passed: number, readonly failed: number, readonly unknown: number, readonly notApplicable: number, readonly passPercentage: number | null, readonly controls: ReadonlyArray<{ readonly framework: string, readonly control: string, readonly state: ControlState, readonly reason: string | null, readonly passPercentage: number | null, readonly evaluatedAt: string | null, readonly suppressedAlerts: number, readonly openAlerts: ReadonlyArray<{ readonly value: string, readonly count: number }>, readonly rules: ReadonlyArray<{ readonly id: string, readonly title: string, readonly severity: AlertSeverity, readonly enabled: boolean, readonly result: { readonly state: RuleState, readonly reason: string | null, readonly at: string, readonly evaluatedAt: string | null, readonly checked: number | null, readonly findings: number, readonly unknown: number, readonly passPercentage: number | null, readonly openAlerts: number } | null }> }> }> };

export type ExploreCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExploreCountsQuery = { readonly projects: { readonly totalCount: { readonly value: number } }, readonly groups: { readonly totalCount: { readonly value: number } }, readonly users: { readonly totalCount: { readonly value: number } }, readonly accessTokens: { readonly totalCount: { readonly value: number } }, readonly deployTokens: { readonly totalCount: { readonly value: number } }, readonly deployKeys: { readonly totalCount: { readonly value: number } }, readonly sshKeys: { readonly totalCount: { readonly value: number } }, readonly runners: { readonly totalCount: { readonly value: number } }, readonly variables: { readonly totalCount: { readonly value: number } }, readonly environments: { readonly totalCount: { readonly value: number } } };

export type ExploreListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  isProjects?: boolean | null | undefined;
  isGroups?: boolean | null | undefined;
  isUsers?: boolean | null | undefined;
  isAccessTokens?: boolean | null | undefined;
  isDeployTokens?: boolean | null | undefined;
  isDeployKeys?: boolean | null | undefined;
  isSshKeys?: boolean | null | undefined;
  isRunners?: boolean | null | undefined;
  isVariables?: boolean | null | undefined;
  isEnvironments?: boolean | null | undefined;
}>;


export type ExploreListQuery = { readonly projects?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly groups?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly users?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly accessTokens?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly deployTokens?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly deployKeys?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly sshKeys?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly runners?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly variables?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> }, readonly environments?: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly key: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } };

export type ExploreRisksQueryVariables = Exact<{
  first: number;
}>;


export type ExploreRisksQuery = { readonly places: ReadonlyArray<{ readonly subject: string, readonly score: number, readonly alerts: number, readonly worst: AlertSeverity }>, readonly things: ReadonlyArray<{ readonly subject: string, readonly score: number, readonly alerts: number, readonly worst: AlertSeverity }>, readonly identities: ReadonlyArray<{ readonly subject: string, readonly score: number, readonly alerts: number, readonly worst: AlertSeverity }> };

export type ExploreEntityQueryVariables = Exact<{
  key: string;
}>;


export type ExploreEntityQuery = { readonly entity: { readonly key: string, readonly kind: NodeKind, readonly kindTitle: string, readonly title: string, readonly path: string | null, readonly facts: ReadonlyArray<{ readonly name: string, readonly description: string, readonly value: unknown, readonly readable: boolean }>, readonly neighbourGroups: ReadonlyArray<{ readonly relationship: string, readonly direction: NeighbourDirection, readonly kind: NodeKind, readonly kindTitle: string, readonly count: number }> } | null };

export type ExploreEntityRiskQueryVariables = Exact<{
  key: string;
  subject: string;
  path: string;
  isPlace: boolean;
  isScored: boolean;
  scoredAs: RiskSubject;
}>;


export type ExploreEntityRiskQuery = { readonly about: { readonly totalCount: number, readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly aboutRisk: ReadonlyArray<{ readonly score: number }>, readonly within?: { readonly totalCount: number, readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly withinRisk?: ReadonlyArray<{ readonly score: number }> };

export type ExploreAlertsQueryVariables = Exact<{
  filter: AlertFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type ExploreAlertsQuery = { readonly alerts: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: AlertStatus, readonly severity: AlertSeverity, readonly riskScore: number, readonly assetKey: string | null, readonly path: string | null, readonly firstSeen: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ExploreNeighboursQueryVariables = Exact<{
  key: string;
  relationship: string;
  direction: NeighbourDirection;
  kind: NodeKind;
  first: number;
  after?: string | null | undefined;
}>;


export type ExploreNeighboursQuery = { readonly entity: { readonly neighbours: { readonly edges: ReadonlyArray<{ readonly entity: { readonly key: string, readonly kindTitle: string, readonly title: string, readonly path: string | null }, readonly facts: ReadonlyArray<{ readonly name: string, readonly description: string, readonly value: unknown, readonly readable: boolean }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ExploreChangesQueryVariables = Exact<{
  key: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ExploreChangesQuery = { readonly changes: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly operation: ChangeOperation, readonly subject: ChangeSubject, readonly kind: string, readonly key: string, readonly fromKey: string | null, readonly properties: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown, readonly actor: { readonly key: string | null, readonly username: string | null, readonly name: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly totalCount: { readonly value: number }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } };

export type ExploreEdgeHelpQueryVariables = Exact<{
  name: string;
}>;


export type ExploreEdgeHelpQuery = { readonly relationshipType: { readonly name: string, readonly from: ReadonlyArray<string>, readonly to: ReadonlyArray<string>, readonly meaning: string, readonly granted: string, readonly abused: string, readonly removed: string, readonly docs: ReadonlyArray<string>, readonly carriesAccess: ReadonlyArray<StepDirection> } | null };

export type OverviewWorstQueryVariables = Exact<{
  open: ReadonlyArray<AlertStatus> | AlertStatus;
}>;


export type OverviewWorstQuery = { readonly alerts: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly severity: AlertSeverity, readonly riskScore: number, readonly evidence: string, readonly path: string | null }> } };

export type OverviewAlertsQueryVariables = Exact<{
  open: ReadonlyArray<AlertStatus> | AlertStatus;
  day: string;
  week: string;
  month: string;
}>;


export type OverviewAlertsQuery = { readonly all: { readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly today: { readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly thisWeek: { readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly thisMonth: { readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> }, readonly older: { readonly bySeverity: ReadonlyArray<{ readonly value: string, readonly count: number }> } };

export type OverviewTrendQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewTrendQuery = { readonly riskTrend: ReadonlyArray<{ readonly day: string, readonly score: number, readonly open: number, readonly critical: number, readonly high: number, readonly medium: number, readonly low: number }> };

export type OverviewConnectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewConnectionsQuery = { readonly connections: ReadonlyArray<{ readonly name: string, readonly state: ConnectionState, readonly lastFinishedAt: string | null, readonly lastError: string | null, readonly nextRunAt: string | null, readonly lastRun: { readonly id: string, readonly status: SyncRunStatus, readonly finishedAt: string | null, readonly counts: { readonly created: number, readonly updated: number, readonly deleted: number } | null, readonly coverage: ReadonlyArray<{ readonly source: string, readonly title: string, readonly state: SourceState, readonly reason: string | null }> | null } | null }> };

export type OverviewChangesQueryVariables = Exact<{
  since: string;
}>;


export type OverviewChangesQuery = { readonly changes: { readonly totalCount: { readonly value: number, readonly isEstimate: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly operation: ChangeOperation, readonly subject: ChangeSubject, readonly kind: string, readonly key: string, readonly fromKey: string | null, readonly properties: ReadonlyArray<string> }> } };

export type OverviewTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewTokensQuery = { readonly runQuery: { readonly rows: ReadonlyArray<unknown>, readonly complete: boolean, readonly pageInfo: { readonly hasNextPage: boolean }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } };

export type OverviewProgressSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OverviewProgressSubscription = { readonly syncProgress: { readonly connection: string, readonly run: string, readonly phase: SyncPhase, readonly status: SyncRunStatus, readonly requests: number, readonly compared: number, readonly waitingForRateLimit: boolean, readonly sources: ReadonlyArray<{ readonly source: string, readonly title: string, readonly state: SourceProgressState, readonly done: number, readonly total: number | null }> } };

export type QueriesLibraryQueryVariables = Exact<{ [key: string]: never; }>;


export type QueriesLibraryQuery = { readonly savedQueries: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string, readonly category: string, readonly level: string }>, readonly savedQueryProblems: ReadonlyArray<{ readonly file: string, readonly reason: string }> };

export type QueriesOneQueryVariables = Exact<{
  text: string;
}>;


export type QueriesOneQuery = { readonly savedQueries: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string, readonly category: string, readonly level: string, readonly needs: ReadonlyArray<string>, readonly remediation: string | null, readonly statement: string, readonly parameters: ReadonlyArray<{ readonly name: string, readonly type: string, readonly description: string | null, readonly required: boolean, readonly default: unknown, readonly min: number | null, readonly max: number | null, readonly values: ReadonlyArray<string> | null, readonly format: string | null }>, readonly columns: ReadonlyArray<{ readonly name: string, readonly type: string, readonly description: string | null }>, readonly alert: { readonly severity: string } | null }> };

export type QueriesRunQueryVariables = Exact<{
  id: string;
  parameters?: unknown;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type QueriesRunQuery = { readonly runQuery: { readonly columns: ReadonlyArray<string>, readonly rows: ReadonlyArray<unknown>, readonly asOf: string | null, readonly complete: boolean, readonly durationMs: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } };

export type QueriesCypherQueryVariables = Exact<{
  statement: string;
  parameters?: unknown;
}>;


export type QueriesCypherQuery = { readonly cypher: { readonly columns: ReadonlyArray<string>, readonly rows: ReadonlyArray<unknown>, readonly truncated: boolean, readonly durationMs: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string | null, readonly labels: ReadonlyArray<string>, readonly properties: unknown }>, readonly relationships: ReadonlyArray<{ readonly id: string, readonly type: string, readonly source: string, readonly target: string }> } };

export type RulesListQueryVariables = Exact<{ [key: string]: never; }>;


export type RulesListQuery = { readonly rules: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string, readonly severity: AlertSeverity, readonly category: string, readonly enabled: boolean, readonly result: { readonly state: RuleState, readonly at: string, readonly evaluatedAt: string | null, readonly findings: number, readonly openAlerts: number, readonly passPercentage: number | null } | null }> };

export type RulesOneQueryVariables = Exact<{
  id: string;
}>;


export type RulesOneQuery = { readonly rule: { readonly id: string, readonly title: string, readonly description: string, readonly severity: AlertSeverity, readonly confidence: AlertConfidence, readonly category: string, readonly tier: string, readonly enabled: boolean, readonly aliases: ReadonlyArray<string>, readonly needs: ReadonlyArray<string>, readonly identity: ReadonlyArray<string>, readonly remediation: string | null, readonly calls: ReadonlyArray<string>, readonly aiControlsApplyOnlyIf: string | null, readonly statement: string, readonly parameters: ReadonlyArray<{ readonly name: string, readonly type: string, readonly description: string | null, readonly required: boolean, readonly default: unknown, readonly min: number | null, readonly max: number | null, readonly values: ReadonlyArray<string> | null, readonly format: string | null }>, readonly thresholds: ReadonlyArray<{ readonly name: string, readonly value: unknown, readonly configured: boolean }>, readonly columns: ReadonlyArray<{ readonly name: string, readonly type: string, readonly description: string | null }>, readonly controls: ReadonlyArray<{ readonly framework: string, readonly controls: ReadonlyArray<string> }>, readonly result: { readonly state: RuleState, readonly reason: string | null, readonly at: string, readonly evaluatedAt: string | null, readonly checked: number | null, readonly findings: number, readonly unknown: number, readonly passPercentage: number | null, readonly openAlerts: number, readonly durationMs: number, readonly unknownScopes: ReadonlyArray<{ readonly source: string, readonly target: string | null, readonly reason: string }> } | null } };

export type RulesRunMutationVariables = Exact<{
  rules?: ReadonlyArray<string> | string | null | undefined;
}>;


export type RulesRunMutation = { readonly runRules: ReadonlyArray<{ readonly id: string, readonly enabled: boolean, readonly result: { readonly state: RuleState, readonly reason: string | null, readonly findings: number, readonly openAlerts: number, readonly checked: number | null, readonly unknown: number } | null }> };

export type TokensListQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensListQuery = { readonly tokens: ReadonlyArray<{ readonly id: string, readonly name: string, readonly role: Role, readonly createdAt: string, readonly createdBy: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null }> };

export type TokensAuditQueryVariables = Exact<{
  principal?: string | null | undefined;
  action?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TokensAuditQuery = { readonly auditRecords: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly principalId: string, readonly principalName: string, readonly action: string, readonly arguments: string, readonly outcome: AuditOutcome, readonly code: string | null, readonly durationMs: number | null, readonly requestId: string, readonly address: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type TokensCreateMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type TokensCreateMutation = { readonly createToken: { readonly value: string, readonly token: { readonly name: string } } };

export type TokensRevokeMutationVariables = Exact<{
  token: string;
}>;


export type TokensRevokeMutation = { readonly revokeToken: { readonly id: string } };

export const ViewerDocument = "query Viewer{viewer{id name role}}" as TypedDocument<ViewerQuery, ViewerQueryVariables>;
export const EntityNamesDocument = "query EntityNames($keys:[ID!]!){entities(keys:$keys){key kind kindTitle title path}}" as TypedDocument<EntityNamesQuery, EntityNamesQueryVariables>;
export const SearchEntitiesDocument = "query SearchEntities($text:String!$kinds:[NodeKind!]$first:Int$after:String){search(text:$text kinds:$kinds first:$first after:$after){nodes{key}pageInfo{hasNextPage endCursor}complete unknownScopes{source target reason}}}" as TypedDocument<SearchEntitiesQuery, SearchEntitiesQueryVariables>;
export const AccessThingDocument = "query AccessThing($value:ID!$path:String!$username:String!){entities(keys:[$value]){key kind kindTitle title path}project(fullPath:$path){key}group(fullPath:$path){key}user(username:$username){key}}" as TypedDocument<AccessThingQuery, AccessThingQueryVariables>;
export const AccessExamplesDocument = "query AccessExamples($of:RiskSubject!){riskScores(of:$of first:6){subject alerts worst}projects(first:6){nodes{fullPath}}}" as TypedDocument<AccessExamplesQuery, AccessExamplesQueryVariables>;
export const AccessWhyDocument = "query AccessWhy($identity:ID!$action:Action!$resource:ID!$ref:String){explainAccess(identity:$identity action:$action resource:$resource ref:$ref){decision accessLevel reason asOf complete unknownScopes{...AccessUnknown}paths{reason place{key}steps{from{key}relationship to{key}levelBefore levelAfter sentence}}minimalCut{what from{key}to{key}sentence}}}fragment AccessUnknown on UnknownScope{source target reason}" as TypedDocument<AccessWhyQuery, AccessWhyQueryVariables>;
export const AccessWhoDocument = "query AccessWho($action:Action!$resource:ID!$ref:String$minimumLevel:Int$filter:WhoCanFilter$after:String){whoCan(action:$action resource:$resource ref:$ref minimumLevel:$minimumLevel filter:$filter first:100 after:$after){totalCount asOf complete unknownScopes{...AccessUnknown}pageInfo{hasNextPage endCursor}edges{identity{key}kind name decision accessLevel sources{...AccessSourceFields}}}}fragment AccessUnknown on UnknownScope{source target reason}fragment AccessSourceFields on AccessSource{via origin accessLevel expiresAt source{key ...on Group{fullPath}...on Project{fullPath}}}" as TypedDocument<AccessWhoQuery, AccessWhoQueryVariables>;
export const AccessWhoCountsDocument = "query AccessWhoCounts($action:Action!$resource:ID!$ref:String$minimumLevel:Int$people:WhoCanFilter$others:WhoCanFilter$open:WhoCanFilter){people:whoCan(action:$action resource:$resource ref:$ref minimumLevel:$minimumLevel filter:$people first:1){totalCount}others:whoCan(action:$action resource:$resource ref:$ref minimumLevel:$minimumLevel filter:$others first:1){totalCount}open:whoCan(action:$action resource:$resource ref:$ref minimumLevel:$minimumLevel filter:$open first:1){totalCount}}" as TypedDocument<AccessWhoCountsQuery, AccessWhoCountsQueryVariables>;
export const AccessWhatDocument = "query AccessWhat($identity:ID!$action:Action!$minimumLevel:Int$filter:WhatCanFilter$after:String){whatCan(identity:$identity action:$action minimumLevel:$minimumLevel filter:$filter first:100 after:$after){totalCount asOf complete unknownScopes{...AccessUnknown}pageInfo{hasNextPage endCursor}edges{resource{key}kind name decision accessLevel sources{...AccessSourceFields}}}}fragment AccessUnknown on UnknownScope{source target reason}fragment AccessSourceFields on AccessSource{via origin accessLevel expiresAt source{key ...on Group{fullPath}...on Project{fullPath}}}" as TypedDocument<AccessWhatQuery, AccessWhatQueryVariables>;
export const AccessWhatCountsDocument = "query AccessWhatCounts($identity:ID!$action:Action!$minimumLevel:Int$known:WhatCanFilter$open:WhatCanFilter){known:whatCan(identity:$identity action:$action minimumLevel:$minimumLevel filter:$known first:1){totalCount}open:whatCan(identity:$identity action:$action minimumLevel:$minimumLevel filter:$open first:1){totalCount}}" as TypedDocument<AccessWhatCountsQuery, AccessWhatCountsQueryVariables>;
export const AccessBlastDocument = "query AccessBlast($identity:ID!){blastRadius(identity:$identity sample:10){asOf complete unknownScopes{...AccessUnknown}groups{action kind protectedBranches count unknown sample{name accessLevel resource{key}}}}}fragment AccessUnknown on UnknownScope{source target reason}" as TypedDocument<AccessBlastQuery, AccessBlastQueryVariables>;
export const AccessCompareDocument = "query AccessCompare($identityA:ID!$identityB:ID!$action:Action$kinds:[AccessComparisonKind!]$after:String){compareAccess(identityA:$identityA identityB:$identityB action:$action kinds:$kinds first:100 after:$after){totalCount onlyA onlyB differentRole same unknown asOf complete unknownScopes{...AccessUnknown}pageInfo{hasNextPage endCursor}edges{resource{key}path kind a{decision accessLevel sources{...AccessSourceFields}}b{decision accessLevel sources{via origin accessLevel expiresAt source{key ...on Group{fullPath}...on Project{fullPath}}}}}}}fragment AccessUnknown on UnknownScope{source target reason}fragment AccessSourceFields on AccessSource{via origin accessLevel expiresAt source{key ...on Group{fullPath}...on Project{fullPath}}}" as TypedDocument<AccessCompareQuery, AccessCompareQueryVariables>;
export const AccessThenDocument = "query AccessThen($resource:ID!$time:DateTime!$after:String){accessAt(resource:$resource time:$time first:100 after:$after){resource{key name}totalCount asOf complete unknownScopes{...AccessUnknown}pageInfo{hasNextPage endCursor}edges{identity{key name node{key}}role{...AccessFormerRole}}}}fragment AccessUnknown on UnknownScope{source target reason}fragment AccessFormerRole on FormerRole{accessLevel latentAccessLevel abilities certain sources{via accessLevel expiresAt source{key name}}}" as TypedDocument<AccessThenQuery, AccessThenQueryVariables>;
export const AccessDifferencesDocument = "query AccessDifferences($resource:ID!$from:DateTime!$to:DateTime$kinds:[AccessDifferenceKind!]$after:String){accessDiff(resource:$resource from:$from to:$to kinds:$kinds first:100 after:$after){resource{key name}totalCount gained lost changed complete unknownScopes{...AccessUnknown}pageInfo{hasNextPage endCursor}edges{identity{key name node{key}}kind before{...AccessFormerRole}after{accessLevel latentAccessLevel abilities certain sources{via accessLevel expiresAt source{key name}}}changes{id at operation subject kind key fromKey properties before after actor{username name}}}}}fragment AccessUnknown on UnknownScope{source target reason}fragment AccessFormerRole on FormerRole{accessLevel latentAccessLevel abilities certain sources{via accessLevel expiresAt source{key name}}}" as TypedDocument<AccessDifferencesQuery, AccessDifferencesQueryVariables>;
export const AccessPathsDocument = "query AccessPaths($from:ID!$to:ID!){shortestAccessPaths(from:$from to:$to max:5){complete unknownScopes{...AccessUnknown}paths{steps{from{key}relationship direction to{key}accessLevel sentence}}}}fragment AccessUnknown on UnknownScope{source target reason}" as TypedDocument<AccessPathsQuery, AccessPathsQueryVariables>;
export const AlertsListDocument = "query AlertsList($filter:AlertFilter!$orderBy:AlertOrder!$first:Int!$after:String){alerts(filter:$filter orderBy:$orderBy first:$first after:$after){totalCount bySeverity{value count}nodes{id title severity riskScore status evidence path firstSeen lastSeen rule{id}}pageInfo{hasNextPage endCursor}}}" as TypedDocument<AlertsListQuery, AlertsListQueryVariables>;
export const AlertsCountsDocument = "query AlertsCounts($ofSeverity:AlertFilter!$ofStatus:AlertFilter!$ofRule:AlertFilter!$ofGroup:AlertFilter!$ofControl:AlertFilter!){severity:alerts(filter:$ofSeverity first:1){counts:bySeverity{value count}}status:alerts(filter:$ofStatus first:1){counts:byStatus{value count}}rule:alerts(filter:$ofRule first:1){counts:byRule{value count}}group:alerts(filter:$ofGroup first:1){counts:byGroup{value count}}control:alerts(filter:$ofControl first:1){counts:byControl{value count}}}" as TypedDocument<AlertsCountsQuery, AlertsCountsQueryVariables>;
export const AlertsRulesDocument = "query AlertsRules{rules{id title category enabled result{state}}}" as TypedDocument<AlertsRulesQuery, AlertsRulesQueryVariables>;
export const AlertsDetailDocument = "query AlertsDetail($id:ID!){alert(id:$id){id title severity status confidence category riskScore riskFactors{name value points}evidence path assetKey asset{key}identity details remediation calls controls firstSeen lastSeen occurrences resolvedAt suppression{kind owner reason expiresAt}actor{key username name}auditEvent rule{id title description result{state reason}}history{id at actor action from to reason suppression{kind owner reason expiresAt}}paths{steps{from{key}relationship direction to{key}sentence}}narrative(format:MARKDOWN)}}" as TypedDocument<AlertsDetailQuery, AlertsDetailQueryVariables>;
export const AlertsNarrativeDocument = "query AlertsNarrative($id:ID!$format:NarrativeFormat!){alert(id:$id){narrative(format:$format)}}" as TypedDocument<AlertsNarrativeQuery, AlertsNarrativeQueryVariables>;
export const AlertsAcknowledgeDocument = "mutation AlertsAcknowledge($id:ID!$reason:String){acknowledgeAlert(id:$id reason:$reason){id}}" as TypedDocument<AlertsAcknowledgeMutation, AlertsAcknowledgeMutationVariables>;
export const AlertsStartDocument = "mutation AlertsStart($id:ID!$reason:String){startAlert(id:$id reason:$reason){id}}" as TypedDocument<AlertsStartMutation, AlertsStartMutationVariables>;
export const AlertsResolveDocument = "mutation AlertsResolve($id:ID!$reason:String!){resolveAlert(id:$id reason:$reason){id}}" as TypedDocument<AlertsResolveMutation, AlertsResolveMutationVariables>;
export const AlertsSuppressDocument = "mutation AlertsSuppress($id:ID!$input:SuppressAlertInput!){suppressAlert(id:$id input:$input){id}}" as TypedDocument<AlertsSuppressMutation, AlertsSuppressMutationVariables>;
export const AlertsReopenDocument = "mutation AlertsReopen($id:ID!$reason:String){reopenAlert(id:$id reason:$reason){id}}" as TypedDocument<AlertsReopenMutation, AlertsReopenMutationVariables>;
export const AlertsChangedDocument = "subscription AlertsChanged($rules:[ID!]){alertChanged(rules:$rules){action alert{id}}}" as TypedDocument<AlertsChangedSubscription, AlertsChangedSubscriptionVariables>;
export const ChangesListDocument = "query ChangesList($since:DateTime$until:DateTime$kinds:[String!]$operations:[ChangeOperation!]$key:ID$connection:String$run:ID$first:Int$after:String){changes(since:$since until:$until kinds:$kinds operations:$operations key:$key connection:$connection run:$run first:$first after:$after){edges{cursor node{id at operation subject kind key fromKey connection run properties before after actor{key username name}auditEvent}}pageInfo{hasNextPage endCursor}totalCount{value isEstimate}asOf complete unknownScopes{source target reason}}}" as TypedDocument<ChangesListQuery, ChangesListQueryVariables>;
export const ChangesAlertsDocument = "query ChangesAlerts($since:DateTime$until:DateTime$kinds:[String!]$operations:[ChangeOperation!]$key:ID$run:ID$after:String){changes(since:$since until:$until kinds:$kinds operations:$operations key:$key run:$run first:1 after:$after){nodes{id alerts{id title severity status}}}}" as TypedDocument<ChangesAlertsQuery, ChangesAlertsQueryVariables>;
export const ChangesNarrativeDocument = "query ChangesNarrative($since:DateTime$until:DateTime$kinds:[String!]$operations:[ChangeOperation!]$key:ID$run:ID$after:String$format:NarrativeFormat){changes(since:$since until:$until kinds:$kinds operations:$operations key:$key run:$run first:1 after:$after){nodes{id narrative(format:$format)}}}" as TypedDocument<ChangesNarrativeQuery, ChangesNarrativeQueryVariables>;
export const ChangesRelationshipsDocument = "query ChangesRelationships{relationshipTypes{name meaning}}" as TypedDocument<ChangesRelationshipsQuery, ChangesRelationshipsQueryVariables>;
export const ChangesLiveDocument = "subscription ChangesLive($kinds:[String!]){graphChanged(kinds:$kinds){connection run at total counts{kind operation count}keys keysTruncated}}" as TypedDocument<ChangesLiveSubscription, ChangesLiveSubscriptionVariables>;
export const ConnectionsListDocument = "query ConnectionsList{connections{name description url host group schedule state lastStartedAt lastFinishedAt lastError verifiedAt nextRunAt configured lastRun{id status}}}" as TypedDocument<ConnectionsListQuery, ConnectionsListQueryVariables>;
export const ConnectionsLastCoverageDocument = "query ConnectionsLastCoverage($name:String!){syncRuns(connection:$name status:[COMPLETE PARTIAL]first:1){nodes{...ConnectionsCoverage}}}fragment ConnectionsCoverage on SyncRun{id startedAt detailsPruned coverage{source title state reason asOf complete denied failed}}" as TypedDocument<ConnectionsLastCoverageQuery, ConnectionsLastCoverageQueryVariables>;
export const ConnectionsRunsDocument = "query ConnectionsRuns($name:String!$first:Int$after:String){syncRuns(connection:$name first:$first after:$after){nodes{...ConnectionsRunFacts}pageInfo{hasNextPage endCursor}totalCount{value}}}fragment ConnectionsRunFacts on SyncRun{id connection status full startedAt finishedAt durationMs error requests counts{created updated deleted refreshed compared transactions}}" as TypedDocument<ConnectionsRunsQuery, ConnectionsRunsQueryVariables>;
export const ConnectionsRunDocument = "query ConnectionsRun($id:ID!){syncRun(id:$id){...ConnectionsRunFacts ...ConnectionsCoverage retries rateLimitWaitMs clockSkewMs scopes{complete denied failed}}}fragment ConnectionsRunFacts on SyncRun{id connection status full startedAt finishedAt durationMs error requests counts{created updated deleted refreshed compared transactions}}fragment ConnectionsCoverage on SyncRun{id startedAt detailsPruned coverage{source title state reason asOf complete denied failed}}" as TypedDocument<ConnectionsRunQuery, ConnectionsRunQueryVariables>;
export const ConnectionsIncompleteDocument = "query ConnectionsIncomplete($id:ID!$first:Int$after:String){syncRun(id:$id){incomplete(first:$first after:$after){nodes{source target status reason code}pageInfo{hasNextPage endCursor}totalCount{value}}}}" as TypedDocument<ConnectionsIncompleteQuery, ConnectionsIncompleteQueryVariables>;
export const ConnectionsStartDocument = "mutation ConnectionsStart($name:String!$full:Boolean){startSync(connection:$name full:$full){run{id}}}" as TypedDocument<ConnectionsStartMutation, ConnectionsStartMutationVariables>;
export const ConnectionsCancelDocument = "mutation ConnectionsCancel($name:String!){cancelSync(connection:$name){cancelled}}" as TypedDocument<ConnectionsCancelMutation, ConnectionsCancelMutationVariables>;
export const ConnectionsVerifyDocument = "mutation ConnectionsVerify($name:String!){verifyConnection(connection:$name){accepted problem instance{url version enterprise tier group}token{kind name scopes expiresAt username isAdmin}readability{title verdict note}}}" as TypedDocument<ConnectionsVerifyMutation, ConnectionsVerifyMutationVariables>;
export const ConnectionsProgressDocument = "subscription ConnectionsProgress($name:String){syncProgress(connection:$name){connection run phase status error requests compared waitingForRateLimit elapsedMs sources{source title state done total denied failed note}}}" as TypedDocument<ConnectionsProgressSubscription, ConnectionsProgressSubscriptionVariables>;
export const ControlsFrameworksDocument = "query ControlsFrameworks($aiSystems:[String!]){controlStatus(aiSystems:$aiSystems){framework passed failed unknown notApplicable passPercentage}}" as TypedDocument<ControlsFrameworksQuery, ControlsFrameworksQueryVariables>;
export const ControlsMatrixDocument = "query ControlsMatrix($framework:String!$aiSystems:[String!]){controlStatus(framework:$framework aiSystems:$aiSystems){framework passed failed unknown notApplicable passPercentage controls{framework control state reason passPercentage evaluatedAt suppressedAlerts openAlerts{value count}rules{id title severity enabled result{state reason at evaluatedAt checked findings unknown passPercentage openAlerts}}}}}" as TypedDocument<ControlsMatrixQuery, ControlsMatrixQueryVariables>;
export const ExploreCountsDocument = "query ExploreCounts{projects(first:1){totalCount{value}}groups(first:1){totalCount{value}}users(first:1){totalCount{value}}accessTokens(first:1){totalCount{value}}deployTokens(first:1){totalCount{value}}deployKeys(first:1){totalCount{value}}sshKeys(first:1){totalCount{value}}runners(first:1){totalCount{value}}variables(first:1){totalCount{value}}environments(first:1){totalCount{value}}}" as TypedDocument<ExploreCountsQuery, ExploreCountsQueryVariables>;
export const ExploreListDocument = "query ExploreList($first:Int!$after:String$isProjects:Boolean=false$isGroups:Boolean=false$isUsers:Boolean=false$isAccessTokens:Boolean=false$isDeployTokens:Boolean=false$isDeployKeys:Boolean=false$isSshKeys:Boolean=false$isRunners:Boolean=false$isVariables:Boolean=false$isEnvironments:Boolean=false){projects(first:$first after:$after)@include(if:$isProjects){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}groups(first:$first after:$after)@include(if:$isGroups){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}users(first:$first after:$after)@include(if:$isUsers){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}accessTokens(first:$first after:$after)@include(if:$isAccessTokens){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}deployTokens(first:$first after:$after)@include(if:$isDeployTokens){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}deployKeys(first:$first after:$after)@include(if:$isDeployKeys){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}sshKeys(first:$first after:$after)@include(if:$isSshKeys){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}runners(first:$first after:$after)@include(if:$isRunners){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}variables(first:$first after:$after)@include(if:$isVariables){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}environments(first:$first after:$after)@include(if:$isEnvironments){nodes{key}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}}" as TypedDocument<ExploreListQuery, ExploreListQueryVariables>;
export const ExploreRisksDocument = "query ExploreRisks($first:Int!){places:riskScores(of:PLACE first:$first){subject score alerts worst}things:riskScores(of:ASSET first:$first){subject score alerts worst}identities:riskScores(of:IDENTITY first:$first){subject score alerts worst}}" as TypedDocument<ExploreRisksQuery, ExploreRisksQueryVariables>;
export const ExploreEntityDocument = "query ExploreEntity($key:ID!){entity(key:$key){key kind kindTitle title path facts{name description value readable}neighbourGroups{relationship direction kind kindTitle count}}}" as TypedDocument<ExploreEntityQuery, ExploreEntityQueryVariables>;
export const ExploreEntityRiskDocument = "query ExploreEntityRisk($key:ID!$subject:String!$path:String!$isPlace:Boolean!$isScored:Boolean!$scoredAs:RiskSubject!){about:alerts(filter:{asset:$key statuses:[OPEN ACKNOWLEDGED IN_PROGRESS]}first:1){totalCount bySeverity{value count}}aboutRisk:riskTrend(of:ASSET subject:$subject){score}within:alerts(filter:{group:$path statuses:[OPEN ACKNOWLEDGED IN_PROGRESS]}first:1)@include(if:$isPlace){totalCount bySeverity{value count}}withinRisk:riskTrend(of:$scoredAs subject:$path)@include(if:$isScored){score}}" as TypedDocument<ExploreEntityRiskQuery, ExploreEntityRiskQueryVariables>;
export const ExploreAlertsDocument = "query ExploreAlerts($filter:AlertFilter!$first:Int!$after:String){alerts(filter:$filter orderBy:{field:RISK direction:DESC}first:$first after:$after){nodes{id title status severity riskScore assetKey path firstSeen}pageInfo{hasNextPage endCursor}totalCount}}" as TypedDocument<ExploreAlertsQuery, ExploreAlertsQueryVariables>;
export const ExploreNeighboursDocument = "query ExploreNeighbours($key:ID!$relationship:String!$direction:NeighbourDirection!$kind:NodeKind!$first:Int!$after:String){entity(key:$key){neighbours(relationship:$relationship direction:$direction kind:$kind first:$first after:$after){edges{entity{key kindTitle title path}facts{name description value readable}}pageInfo{hasNextPage endCursor}}}}" as TypedDocument<ExploreNeighboursQuery, ExploreNeighboursQueryVariables>;
export const ExploreChangesDocument = "query ExploreChanges($key:ID!$first:Int!$after:String){changes(key:$key first:$first after:$after){nodes{id at operation subject kind key fromKey properties before after actor{key username name}}pageInfo{hasNextPage endCursor}totalCount{value}complete unknownScopes{source target reason}}}" as TypedDocument<ExploreChangesQuery, ExploreChangesQueryVariables>;
export const ExploreEdgeHelpDocument = "query ExploreEdgeHelp($name:String!){relationshipType(name:$name){name from to meaning granted abused removed docs carriesAccess}}" as TypedDocument<ExploreEdgeHelpQuery, ExploreEdgeHelpQueryVariables>;
export const OverviewWorstDocument = "query OverviewWorst($open:[AlertStatus!]!){alerts(filter:{statuses:$open}orderBy:{field:RISK direction:DESC}first:5){nodes{id title severity riskScore evidence path}}}" as TypedDocument<OverviewWorstQuery, OverviewWorstQueryVariables>;
export const OverviewAlertsDocument = "query OverviewAlerts($open:[AlertStatus!]!$day:DateTime!$week:DateTime!$month:DateTime!){all:alerts(filter:{statuses:$open}first:1){bySeverity{value count}}today:alerts(filter:{statuses:$open firstSeenFrom:$day}first:1){bySeverity{value count}}thisWeek:alerts(filter:{statuses:$open firstSeenFrom:$week firstSeenBefore:$day}first:1){bySeverity{value count}}thisMonth:alerts(filter:{statuses:$open firstSeenFrom:$month firstSeenBefore:$week}first:1){bySeverity{value count}}older:alerts(filter:{statuses:$open firstSeenBefore:$month}first:1){bySeverity{value count}}}" as TypedDocument<OverviewAlertsQuery, OverviewAlertsQueryVariables>;
export const OverviewTrendDocument = "query OverviewTrend{riskTrend{day score open critical high medium low}}" as TypedDocument<OverviewTrendQuery, OverviewTrendQueryVariables>;
export const OverviewConnectionsDocument = "query OverviewConnections{connections{name state lastFinishedAt lastError nextRunAt lastRun{id status finishedAt counts{created updated deleted}coverage{source title state reason}}}}" as TypedDocument<OverviewConnectionsQuery, OverviewConnectionsQueryVariables>;
export const OverviewChangesDocument = "query OverviewChanges($since:DateTime!){changes(since:$since first:8){totalCount{value isEstimate}nodes{id at operation subject kind key fromKey properties}}}" as TypedDocument<OverviewChangesQuery, OverviewChangesQueryVariables>;
export const OverviewTokensDocument = "query OverviewTokens{runQuery(id:\"tokens-expiring-soon\" parameters:{includeNeverExpiring:false}first:8){rows pageInfo{hasNextPage}complete unknownScopes{source target reason}}}" as TypedDocument<OverviewTokensQuery, OverviewTokensQueryVariables>;
export const OverviewProgressDocument = "subscription OverviewProgress{syncProgress{connection run phase status requests compared waitingForRateLimit sources{source title state done total}}}" as TypedDocument<OverviewProgressSubscription, OverviewProgressSubscriptionVariables>;
export const QueriesLibraryDocument = "query QueriesLibrary{savedQueries{id title description category level}savedQueryProblems{file reason}}" as TypedDocument<QueriesLibraryQuery, QueriesLibraryQueryVariables>;
export const QueriesOneDocument = "query QueriesOne($text:String!){savedQueries(text:$text){id title description category level needs remediation statement parameters{name type description required default min max values format}columns{name type description}alert{severity}}}" as TypedDocument<QueriesOneQuery, QueriesOneQueryVariables>;
export const QueriesRunDocument = "query QueriesRun($id:ID!$parameters:JSON$first:Int$after:String){runQuery(id:$id parameters:$parameters first:$first after:$after){columns rows pageInfo{hasNextPage endCursor}asOf complete unknownScopes{source target reason}durationMs}}" as TypedDocument<QueriesRunQuery, QueriesRunQueryVariables>;
export const QueriesCypherDocument = "query QueriesCypher($statement:String!$parameters:JSON){cypher(statement:$statement parameters:$parameters){columns rows nodes{id key labels properties}relationships{id type source target}truncated durationMs}}" as TypedDocument<QueriesCypherQuery, QueriesCypherQueryVariables>;
export const RulesListDocument = "query RulesList{rules{id title description severity category enabled result{state at evaluatedAt findings openAlerts passPercentage}}}" as TypedDocument<RulesListQuery, RulesListQueryVariables>;
export const RulesOneDocument = "query RulesOne($id:ID!){rule(id:$id){id title description severity confidence category tier enabled aliases needs identity parameters{name type description required default min max values format}thresholds{name value configured}columns{name type description}remediation calls controls{framework controls}aiControlsApplyOnlyIf statement result{state reason at evaluatedAt checked findings unknown passPercentage openAlerts durationMs unknownScopes{source target reason}}}}" as TypedDocument<RulesOneQuery, RulesOneQueryVariables>;
export const RulesRunDocument = "mutation RulesRun($rules:[ID!]){runRules(rules:$rules){id enabled result{state reason findings openAlerts checked unknown}}}" as TypedDocument<RulesRunMutation, RulesRunMutationVariables>;
export const TokensListDocument = "query TokensList{tokens{id name role createdAt createdBy expiresAt lastUsedAt revokedAt}}" as TypedDocument<TokensListQuery, TokensListQueryVariables>;
export const TokensAuditDocument = "query TokensAudit($principal:String$action:String$since:DateTime$until:DateTime$first:Int!$after:String){auditRecords(principal:$principal action:$action since:$since until:$until first:$first after:$after){nodes{id at principalId principalName action arguments outcome code durationMs requestId address}pageInfo{hasNextPage endCursor}}}" as TypedDocument<TokensAuditQuery, TokensAuditQueryVariables>;
export const TokensCreateDocument = "mutation TokensCreate($input:CreateTokenInput!){createToken(input:$input){token{name}value}}" as TypedDocument<TokensCreateMutation, TokensCreateMutationVariables>;
export const TokensRevokeDocument = "mutation TokensRevoke($token:String!){revokeToken(token:$token){id}}" as TypedDocument<TokensRevokeMutation, TokensRevokeMutationVariables>;
