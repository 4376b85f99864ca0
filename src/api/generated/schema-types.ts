// Generated from schema/*.graphql by npm run docs; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApiContext } from '../context.js';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number up to 2^53, such as GitLab's ids. */
  SafeInt: { input: number; output: number; }
  /** A time in ISO 8601, UTC. */
  DateTime: { input: string; output: string; }
  /** A day as YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  Action: { input: unknown; output: unknown; }
  NodeKind: { input: unknown; output: unknown; }
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * On what one identity may do something and another may not, or both may with different roles, sorted by path. Without an action:
   * the groups and projects in which they have roles.
   */
  readonly compareAccess: AccessComparison;
  /**
   * Everybody with a role in a group or project at a time in the past, and how they came to it, sorted by username: the
   * present with the changes since then taken back. It is what a sync had found by then.
   */
  readonly accessAt: AccessAtConnection;
  /**
   * Who gained or lost a role in a group or project between two times, or has another one, sorted by username, with the
   * changes that explain it.
   */
  readonly accessDiff: AccessDiffConnection;
  /**
   * Whether somebody may do something, why, and what would have to go for it to end. What each action means is in
   * `docs/access-semantics.md`.
   */
  readonly explainAccess: AccessExplanation;
  /** Everybody who may do something: people, bots, tokens, keys, jobs, runners, and `anonymous`; sorted by name. */
  readonly whoCan: WhoCanConnection;
  /** Everything on which somebody may do something, sorted by name; of branches, the default ones. */
  readonly whatCan: WhatCanConnection;
  /**
   * Everything that would be reached if an identity were stolen, grouped and counted; what everybody may read without an account
   * is left out.
   */
  readonly blastRadius: BlastRadius;
  /** The plain role of somebody in a group or project. */
  readonly effectiveRole: EffectiveRole;
  /** The rules that raise alerts, by id. */
  readonly rules: ReadonlyArray<Rule>;
  /** A rule by its id or one of its other names. */
  readonly rule: Rule;
  /** Alerts that rules raised, worst first. */
  readonly alerts: AlertConnection;
  /** One alert; null when there is none with this id. */
  readonly alert?: Maybe<Alert>;
  /** The states of the estate that were accepted, newest first: rules on drift tell of what changed since the first of them. */
  readonly baselines: ReadonlyArray<Baseline>;
  /** Who or what is at the greatest risk by the alerts that are neither resolved nor suppressed, the greatest first. */
  readonly riskScores: ReadonlyArray<SubjectRisk>;
  /** The API tokens, the revoked ones too, newest first. Their values are not stored and cannot be shown. */
  readonly tokens: ReadonlyArray<ApiToken>;
  /** What was done through the API, newest first: every mutation and every ad-hoc statement, the denied ones too. */
  readonly auditRecords: AuditRecordConnection;
  /**
   * Changes of the estate that syncs found, newest first. What a source brought when it was read for the first time is
   * no change.
   */
  readonly changes: ChangeConnection;
  /** The caller, as the API knows it. */
  readonly viewer: Viewer;
  /**
   * Runs a statement of Cypher that reads, within limits of time, rows and size; it is stopped when the client goes away.
   * Writes, files, settings, users, and every procedure and function beyond a list of harmless ones are refused.
   */
  readonly cypher: CypherResult;
  /** The node with this key; null when there is none. */
  readonly node?: Maybe<Node>;
  /** The nodes with these keys, in their order; null where there is none. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** What each token, deploy key, bot, service account and runner may do, beside what somebody accepted that it may; by key. */
  readonly identityBaselines: IdentityBaselineConnection;
  /**
   * Anything of the estate by its key, whatever its kind: what it is called, what is known of it, and what it is connected with. Null when
   * there is none.
   */
  readonly entity?: Maybe<Entity>;
  /** The same for many, in the order of the keys, at most 300 at once; null where there is none. */
  readonly entities: ReadonlyArray<Maybe<Entity>>;
  /** Who is told of alerts, and where each stands, by name. */
  readonly notificationReceivers: ReadonlyArray<NotificationReceiver>;
  /** Notifications that are not tried again unless somebody asks, those first that failed first. */
  readonly deadLetters: DeadLetterConnection;
  /**
   * The shortest paths between any two nodes over the relationships that carry access. A path is a lead, not a decision: it
   * does not weigh roles, states, scopes and settings; `explainAccess` decides. Which relationships carry access, and in
   * which direction, `relationshipTypes` says; a path goes against the arrow at most once, and has at most 30 steps before and after that.
   */
  readonly shortestAccessPaths: ShortestAccessPaths;
  /**
   * The permissions report: a row for each person, bots among them, and each group or project in which they have a role by a
   * membership, an invitation or their own namespace; sorted by path, then username. What anybody may read because it is
   * public is not in it, nor are places in which administrators have no grant. `GET /permissions.csv` gives it whole.
   */
  readonly permissions: PermissionConnection;
  /** How the controls of a framework stand by the rules that are evidence for them. */
  readonly controlStatus: ReadonlyArray<FrameworkStatus>;
  /**
   * What was open at the end of each day (UTC), from the histories of alerts: of the whole estate, or of one subject. Scores and severities are those that
   * the alerts have now.
   */
  readonly riskTrend: ReadonlyArray<RiskPoint>;
  /** The types of relationships in the graph, with help on each. */
  readonly relationshipTypes: ReadonlyArray<RelationshipType>;
  /** One type of relationships with its help; null when there is none of this name. */
  readonly relationshipType?: Maybe<RelationshipType>;
  /** The saved queries, by category and id. */
  readonly savedQueries: ReadonlyArray<SavedQuery>;
  /** Files that cannot be used as saved queries, and why. */
  readonly savedQueryProblems: ReadonlyArray<SavedQueryProblem>;
  /**
   * Runs a saved query. Every page runs it again up to the page's end, so the last page of a long result takes longest;
   * for all rows take `/queries/<id>.csv` or `.ndjson`.
   */
  readonly runQuery: QueryResult;
  /**
   * Finds things by what people call them: names, paths, usernames, e-mail addresses, titles and descriptions. Every
   * word of the text must be the beginning of a word of the thing; where such hits do not fill the page, those follow
   * that have the words (three at most) anywhere in a name, path, title or username. Things whose name, path or username is the text come first. At most 250 hits.
   */
  readonly search: SearchConnection;
  /** The connections to GitLab that are configured here, and those that the graph knows from before, by name. */
  readonly connections: ReadonlyArray<GitLabConnection>;
  /** One of `connections`. */
  readonly connection?: Maybe<GitLabConnection>;
  /** Runs of syncs, newest first. */
  readonly syncRuns: SyncRunConnection;
  /** One run of a sync. */
  readonly syncRun?: Maybe<SyncRun>;
  /** The saved queries that are watched, by name. */
  readonly watches: ReadonlyArray<Watch>;
};


export type QueryCompareAccessArgs = {
  identityA: Scalars['ID']['input'];
  identityB: Scalars['ID']['input'];
  action?: InputMaybe<Scalars['Action']['input']>;
  kinds?: InputMaybe<ReadonlyArray<AccessComparisonKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAccessAtArgs = {
  resource: Scalars['ID']['input'];
  time: Scalars['DateTime']['input'];
  minimumLevel?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAccessDiffArgs = {
  resource: Scalars['ID']['input'];
  from: Scalars['DateTime']['input'];
  to?: InputMaybe<Scalars['DateTime']['input']>;
  kinds?: InputMaybe<ReadonlyArray<AccessDifferenceKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryExplainAccessArgs = {
  identity: Scalars['ID']['input'];
  action: Scalars['Action']['input'];
  resource: Scalars['ID']['input'];
  ref?: InputMaybe<Scalars['String']['input']>;
};


export type QueryWhoCanArgs = {
  action: Scalars['Action']['input'];
  resource: Scalars['ID']['input'];
  ref?: InputMaybe<Scalars['String']['input']>;
  minimumLevel?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WhoCanFilter>;
};


export type QueryWhatCanArgs = {
  identity: Scalars['ID']['input'];
  action: Scalars['Action']['input'];
  minimumLevel?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WhatCanFilter>;
};


export type QueryBlastRadiusArgs = {
  identity: Scalars['ID']['input'];
  sample?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryEffectiveRoleArgs = {
  identity: Scalars['ID']['input'];
  resource: Scalars['ID']['input'];
};


export type QueryRulesArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRuleArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  orderBy?: InputMaybe<AlertOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAlertArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRiskScoresArgs = {
  of: RiskSubject;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditRecordsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  principal?: InputMaybe<Scalars['String']['input']>;
  action?: InputMaybe<Scalars['String']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryChangesArgs = {
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  operations?: InputMaybe<ReadonlyArray<ChangeOperation>>;
  key?: InputMaybe<Scalars['ID']['input']>;
  connection?: InputMaybe<Scalars['String']['input']>;
  run?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCypherArgs = {
  statement: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
};


export type QueryNodeArgs = {
  key: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  keys: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryIdentityBaselinesArgs = {
  filter?: InputMaybe<IdentityBaselineFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEntityArgs = {
  key: Scalars['ID']['input'];
};


export type QueryEntitiesArgs = {
  keys: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryDeadLettersArgs = {
  receiver?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryShortestAccessPathsArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  max?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPermissionsArgs = {
  filter?: InputMaybe<PermissionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryControlStatusArgs = {
  framework?: InputMaybe<Scalars['String']['input']>;
  aiSystems?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QueryRiskTrendArgs = {
  of?: InputMaybe<RiskSubject>;
  subject?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryRelationshipTypeArgs = {
  name: Scalars['String']['input'];
};


export type QuerySavedQueriesArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRunQueryArgs = {
  id: Scalars['ID']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  kinds?: InputMaybe<ReadonlyArray<Scalars['NodeKind']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryConnectionArgs = {
  name: Scalars['String']['input'];
};


export type QuerySyncRunsArgs = {
  connection?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ReadonlyArray<SyncRunStatus>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySyncRunArgs = {
  id: Scalars['ID']['input'];
};

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

/** Two identities side by side. */
export type AccessComparison = {
  readonly __typename?: 'AccessComparison';
  /** How many places of the sorts that were asked for there are. */
  readonly totalCount: Scalars['Int']['output'];
  /** Places that only the first has. */
  readonly onlyA: Scalars['Int']['output'];
  /** Places that only the second has. */
  readonly onlyB: Scalars['Int']['output'];
  /** Places that both have with different roles. */
  readonly differentRole: Scalars['Int']['output'];
  /** Places that both have with the same role. */
  readonly same: Scalars['Int']['output'];
  /** Places of which it is not known. */
  readonly unknown: Scalars['Int']['output'];
  /** The places. */
  readonly edges: ReadonlyArray<AccessComparisonEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether nothing that could not be read could make a difference. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read and could make a difference. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One place. */
export type AccessComparisonEdge = {
  readonly __typename?: 'AccessComparisonEdge';
  /** The group, project, variable, environment or runner. */
  readonly resource?: Maybe<Node>;
  /** Its full path, or the path of what it is in, and its name. */
  readonly path: Scalars['String']['output'];
  /** How the two stand there. */
  readonly kind: AccessComparisonKind;
  /** What the first has there; null when it has nothing. */
  readonly a?: Maybe<ComparedAccess>;
  /** What the second has there; null when it has nothing. */
  readonly b?: Maybe<ComparedAccess>;
  /** Give it as `after` for those that follow. */
  readonly cursor: Scalars['String']['output'];
};

/** What an identity has in a place. */
export type ComparedAccess = {
  readonly __typename?: 'ComparedAccess';
  /** `ALLOWED`, or `UNKNOWN`. */
  readonly decision: AccessDecision;
  /** The role there, 50 for administrators; null where no account is behind the identity. */
  readonly accessLevel?: Maybe<Scalars['Int']['output']>;
  /** Where the role comes from; none where no role is needed. */
  readonly sources: ReadonlyArray<AccessSource>;
};

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

/** A person, group or project as it was called then. */
export type FormerThing = {
  readonly __typename?: 'FormerThing';
  /** Its key. */
  readonly key: Scalars['ID']['output'];
  /** Its full path or `@username` then. */
  readonly name: Scalars['String']['output'];
  /** What it is now; null when it is gone. */
  readonly node?: Maybe<Node>;
};

/** Where a role came from. */
export type FormerAccessSource = {
  readonly __typename?: 'FormerAccessSource';
  /** How. */
  readonly via: GrantVia;
  /** The role that it gave. */
  readonly accessLevel: Scalars['Int']['output'];
  /** The group or project whose membership it began with. */
  readonly source: FormerThing;
  /** The day on which GitLab was to end it, where that was set; one in the past still granted. */
  readonly expiresAt?: Maybe<Scalars['Date']['output']>;
};

/** The role of somebody in a group or project at a time. */
export type FormerRole = {
  readonly __typename?: 'FormerRole';
  /** The role: 50 for administrators, 0 for accounts that were not active. */
  readonly accessLevel: Scalars['Int']['output'];
  /** The role that an account that was not active would have had again. */
  readonly latentAccessLevel: Scalars['Int']['output'];
  /** Abilities of custom roles, sorted. */
  readonly abilities: ReadonlyArray<Scalars['String']['output']>;
  /** Whether nothing that no token could read may make it another one: states of the account and of memberships, and locks. */
  readonly certain: Scalars['Boolean']['output'];
  /** Where the role came from; none for administrators without a membership. */
  readonly sources: ReadonlyArray<FormerAccessSource>;
};

/** A page of those who had a role. */
export type AccessAtConnection = {
  readonly __typename?: 'AccessAtConnection';
  /** The group or project. */
  readonly resource: FormerThing;
  /** How many there were. */
  readonly totalCount: Scalars['Int']['output'];
  /** They, with their roles. */
  readonly edges: ReadonlyArray<AccessAtEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /**
   * The time from which on GitLab may have differed from what the graph knew then; null while a connection had not finished a
   * sync.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether everything on which it depends had been read then. */
  readonly complete: Scalars['Boolean']['output'];
  /** What had not been read then, or was read for the first time later. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One who had a role. */
export type AccessAtEdge = {
  readonly __typename?: 'AccessAtEdge';
  /** The person or bot. */
  readonly identity: FormerThing;
  /** The role. */
  readonly role: FormerRole;
  /** Give it as `after` for those that follow. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of differences. */
export type AccessDiffConnection = {
  readonly __typename?: 'AccessDiffConnection';
  /** The group or project. */
  readonly resource: FormerThing;
  /** How many differences of the sorts that were asked for there are. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many people gained a role. */
  readonly gained: Scalars['Int']['output'];
  /** How many lost theirs. */
  readonly lost: Scalars['Int']['output'];
  /** How many have another one. */
  readonly changed: Scalars['Int']['output'];
  /** The differences. */
  readonly edges: ReadonlyArray<AccessDiffEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** Whether everything on which it depends had been read at both times. */
  readonly complete: Scalars['Boolean']['output'];
  /** What had not been read at one of the times, or was read for the first time later. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One whose role is not what it was. */
export type AccessDiffEdge = {
  readonly __typename?: 'AccessDiffEdge';
  /** The person or bot. */
  readonly identity: FormerThing;
  /** What became of the role. */
  readonly kind: AccessDifferenceKind;
  /** The role at the earlier time; null without any. */
  readonly before?: Maybe<FormerRole>;
  /** The role at the later time; null without any. */
  readonly after?: Maybe<FormerRole>;
  /** The changes in between that explain it, oldest first, at most 100; none where a list was read for the first time in between. */
  readonly changes: ReadonlyArray<Change>;
  /** Give it as `after` for those that follow. */
  readonly cursor: Scalars['String']['output'];
};

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

/** A role in a group or project. */
export type EffectiveRole = {
  readonly __typename?: 'EffectiveRole';
  /** The role now, as far as it is certain: 50 for administrators, 0 without any and for accounts that are not active. */
  readonly accessLevel: Scalars['Int']['output'];
  /** The role that an account that is not active would have again, as far as it is certain. */
  readonly latentAccessLevel: Scalars['Int']['output'];
  /** The highest role that what could not be read may make of it; the same as `accessLevel` where nothing may. */
  readonly possibleAccessLevel: Scalars['Int']['output'];
  /** False where the role, or the latent one, depends on what could not be read. */
  readonly complete: Scalars['Boolean']['output'];
  /** In a few words, why it is not complete. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The lists that could not be read and could give more. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** An answer with its proof. */
export type AccessExplanation = {
  readonly __typename?: 'AccessExplanation';
  /** Yes, no, or unknown. */
  readonly decision: AccessDecision;
  /** The role that decides, the highest where several do; null where no account is behind it. */
  readonly accessLevel?: Maybe<Scalars['Int']['output']>;
  /** In a few words, why. */
  readonly reason: Scalars['String']['output'];
  /** Every way that is enough alone; empty unless it is allowed. */
  readonly paths: ReadonlyArray<AccessPath>;
  /** The least set of things whose removal ends it; empty unless it is allowed. */
  readonly minimalCut: ReadonlyArray<AccessCut>;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the answer depends on nothing that could not be read. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists on which an unknown answer depends. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One way on which somebody comes to an access. */
export type AccessPath = {
  readonly __typename?: 'AccessPath';
  /** What lets them, once the relationships are given. */
  readonly reason: Scalars['String']['output'];
  /** The group, project or instance in which it holds. */
  readonly place?: Maybe<Node>;
  /** The relationships in order; none where none is needed. */
  readonly steps: ReadonlyArray<AccessStep>;
};

/** One relationship on the way, with the role before and after it. */
export type AccessStep = {
  readonly __typename?: 'AccessStep';
  /** Where it starts. */
  readonly from?: Maybe<Node>;
  /** Its type in the graph; `HAS` stands for all levels between a group and what lies below it. */
  readonly relationship: Scalars['String']['output'];
  /** Where it ends. */
  readonly to?: Maybe<Node>;
  /** The role before; null at the beginning, and where no role is behind it. */
  readonly levelBefore?: Maybe<Scalars['Int']['output']>;
  /** The role after it, which an invitation can lower; null where no role is behind it. */
  readonly levelAfter?: Maybe<Scalars['Int']['output']>;
  /** The step in words. */
  readonly sentence: Scalars['String']['output'];
};

/** Something whose removal helps to end an access. */
export type AccessCut = {
  readonly __typename?: 'AccessCut';
  /**
   * A type of relationship, or for a fact of an account or place `ADMINISTRATOR`, `AUDITOR`, `VISIBILITY`, `CI_CD`,
   * `JOB_TOKEN_LIMIT` or `JOB_TOKEN_PUSH`.
   */
  readonly what: Scalars['String']['output'];
  /** Where the relationship starts, or what has the fact. */
  readonly from?: Maybe<Node>;
  /** Where the relationship ends; null for a fact. */
  readonly to?: Maybe<Node>;
  /** What to do, in words. */
  readonly sentence: Scalars['String']['output'];
};

/** Where a role comes from. */
export type AccessSource = {
  readonly __typename?: 'AccessSource';
  /** How. */
  readonly via: GrantVia;
  /** Whether it is direct, inherited or shared. */
  readonly origin: PermissionOrigin;
  /** The role that it gives. */
  readonly accessLevel: Scalars['Int']['output'];
  /** The group or project whose membership it begins with. */
  readonly source?: Maybe<Node>;
  /** The day on which GitLab ends it, where that is set; one in the past still grants. */
  readonly expiresAt?: Maybe<Scalars['Date']['output']>;
};

/** Which rows `whoCan` gives. */
export type WhoCanFilter = {
  /** Only identities of these kinds. Default: all but `CI_JOB_TOKEN`, of which one project may be open to all others. */
  readonly kinds?: InputMaybe<ReadonlyArray<AccessIdentityKind>>;
  /** Whether those follow of whom it is not known. Default: no. */
  readonly includeUnknown?: InputMaybe<Scalars['Boolean']['input']>;
  /** `true`: all but people; `false`: only people. */
  readonly nonHuman?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether they are external. */
  readonly external?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those with a grant of one of these sorts. */
  readonly via?: InputMaybe<ReadonlyArray<GrantVia>>;
  /** Only those with a grant that is direct, inherited from a group above, or shared by an invited group. */
  readonly origins?: InputMaybe<ReadonlyArray<PermissionOrigin>>;
  /** Only those with a grant that comes through the group or project with this key. */
  readonly through?: InputMaybe<Scalars['ID']['input']>;
};

/** Which rows `whatCan` gives. */
export type WhatCanFilter = {
  /** Only groups, or only projects. */
  readonly kind?: InputMaybe<AccessResourceKind>;
  /** Whether that follows of which it is not known. Default: no. */
  readonly includeUnknown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those with a grant of one of these sorts. */
  readonly via?: InputMaybe<ReadonlyArray<GrantVia>>;
  /** Only those with a grant that is direct, inherited from a group above, or shared by an invited group. */
  readonly origins?: InputMaybe<ReadonlyArray<PermissionOrigin>>;
  /** Only those with a grant that comes through the group or project with this key. */
  readonly through?: InputMaybe<Scalars['ID']['input']>;
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

/** A page of those who may. */
export type WhoCanConnection = {
  readonly __typename?: 'WhoCanConnection';
  /** The kinds of identities that were looked for: those of the filter (of people alone, users), or all but `CI_JOB_TOKEN`. */
  readonly kinds: ReadonlyArray<AccessIdentityKind>;
  /** How many there are. */
  readonly totalCount: Scalars['Int']['output'];
  /** They, with their roles. */
  readonly edges: ReadonlyArray<WhoCanEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether nothing that could not be read could make more of them. A token or SSH key that is not listed acts as somebody who is: it
   * counts only where users are not looked for.
   */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read and could make more of them. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One who may. */
export type WhoCanEdge = {
  readonly __typename?: 'WhoCanEdge';
  /** The person, bot, token, key or runner; for a CI job token its project, for `anonymous` nothing. */
  readonly identity?: Maybe<Node>;
  /** What it is. */
  readonly kind: AccessIdentityKind;
  /** What people call it: `@username`, a name. */
  readonly name: Scalars['String']['output'];
  /** `ALLOWED`, or `UNKNOWN` where that is asked for. */
  readonly decision: AccessDecision;
  /** The role in the place; 50 for administrators, null where no account is behind it. */
  readonly accessLevel?: Maybe<Scalars['Int']['output']>;
  /** Where the role comes from; none where no role is needed. */
  readonly sources: ReadonlyArray<AccessSource>;
  /** Give it as `after` for those that follow. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of that on which somebody may. */
export type WhatCanConnection = {
  readonly __typename?: 'WhatCanConnection';
  /** How many there are. */
  readonly totalCount: Scalars['Int']['output'];
  /** They, with the role in each. */
  readonly edges: ReadonlyArray<WhatCanEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether nothing that could not be read could make more of them. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read and could make more of them. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One thing on which somebody may. */
export type WhatCanEdge = {
  readonly __typename?: 'WhatCanEdge';
  /** The group, project, variable, environment or runner. */
  readonly resource?: Maybe<Node>;
  /** What it is. */
  readonly kind: AccessResourceKind;
  /** What people call it: a path, or a path and a name. */
  readonly name: Scalars['String']['output'];
  /** `ALLOWED`, or `UNKNOWN` where that is asked for. */
  readonly decision: AccessDecision;
  /** The role there; 50 for administrators, null where no account is behind it. */
  readonly accessLevel?: Maybe<Scalars['Int']['output']>;
  /** Where the role comes from; none where no role is needed. */
  readonly sources: ReadonlyArray<AccessSource>;
  /** Give it as `after` for those that follow. */
  readonly cursor: Scalars['String']['output'];
};

/** Everything that would be reached if an identity were stolen. */
export type BlastRadius = {
  readonly __typename?: 'BlastRadius';
  /** What is not empty, in the order of `Action`. */
  readonly groups: ReadonlyArray<BlastRadiusGroup>;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether nothing that could not be read could make it wider. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read and could make it wider. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** What would be reached by one action. */
export type BlastRadiusGroup = {
  readonly __typename?: 'BlastRadiusGroup';
  /** What could be done. */
  readonly action: Scalars['Action']['output'];
  /** On what. */
  readonly kind: AccessResourceKind;
  /** Whether these are protected branches and patterns of them that could be pushed to, and not default branches. */
  readonly protectedBranches: Scalars['Boolean']['output'];
  /** On how many. */
  readonly count: Scalars['Int']['output'];
  /** On how many more it is not known. */
  readonly unknown: Scalars['Int']['output'];
  /** The first of them by name. */
  readonly sample: ReadonlyArray<BlastRadiusResource>;
};

/** One thing that would be reached. */
export type BlastRadiusResource = {
  readonly __typename?: 'BlastRadiusResource';
  /** A path, a path and a name, or a path and a branch. */
  readonly name: Scalars['String']['output'];
  /** The role there; null where no account is behind it. */
  readonly accessLevel?: Maybe<Scalars['Int']['output']>;
  /** The thing itself; of a branch, its project. */
  readonly resource?: Maybe<Node>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Accepts the estate as it is now: rules on drift tell of what changes from now on. */
  readonly acceptBaseline: Baseline;
  /** Somebody has seen an alert. */
  readonly acknowledgeAlert: Alert;
  /** Somebody works on an alert. */
  readonly startAlert: Alert;
  /** Says that an alert is dealt with; it is reopened when its rule finds the same again. */
  readonly resolveAlert: Alert;
  /** Sets an alert aside for a time. It is open again when that has passed, or when what proves it changes. */
  readonly suppressAlert: Alert;
  /** Opens an alert again. */
  readonly reopenAlert: Alert;
  /** Runs rules now and answers when all have ended. */
  readonly runRules: ReadonlyArray<Rule>;
  /** Makes an API token. Its value is in this answer and nowhere else. */
  readonly createToken: CreatedToken;
  /** Revokes the API token with this id or name; it stops working within five seconds, here at once. */
  readonly revokeToken: ApiToken;
  /**
   * Accepts what identities may do now: what one gains from now on is told by the rule `nhi-permission-expansion`. Name one identity, kinds, a
   * group, or several of these; those that all mean are accepted.
   */
  readonly acceptIdentityBaseline: AcceptedBaselines;
  /** Has notifications tried again that were given up, and answers how many there were; the service delivers them. */
  readonly replayDeadLetters: Scalars['Int']['output'];
  /** Starts a sync and answers when it runs; refused with `SYNC_LOCKED` while the connection is being synced by any instance. */
  readonly startSync: StartSyncPayload;
  /** Asks the running sync of a connection to stop, whichever instance runs it. It ends within seconds; what it wrote stays and is right. */
  readonly cancelSync: CancelSyncPayload;
  /** Asks GitLab about the token of a connection: whether it is accepted, and what it lets the service read. */
  readonly verifyConnection: VerifyConnectionPayload;
  /**
   * Watches a saved query, or changes the watch with this name. The next round of rules takes a first snapshot of its rows; from then on what differs
   * from it raises alerts, until it is as it was or somebody accepts it by resolving the alert.
   */
  readonly watchQuery: Watch;
  /** Ends a watch, resolves its alerts, and gives what it was. One of the configuration ends there. */
  readonly unwatchQuery: Watch;
};


export type MutationAcceptBaselineArgs = {
  reason: Scalars['String']['input'];
};


export type MutationAcknowledgeAlertArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationStartAlertArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationResolveAlertArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationSuppressAlertArgs = {
  id: Scalars['ID']['input'];
  input: SuppressAlertInput;
};


export type MutationReopenAlertArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRunRulesArgs = {
  rules?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


export type MutationCreateTokenArgs = {
  input: CreateTokenInput;
};


export type MutationRevokeTokenArgs = {
  token: Scalars['String']['input'];
};


export type MutationAcceptIdentityBaselineArgs = {
  identity?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<NonHumanIdentityKind>>;
  group?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
};


export type MutationReplayDeadLettersArgs = {
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  receiver?: InputMaybe<Scalars['String']['input']>;
};


export type MutationStartSyncArgs = {
  connection: Scalars['String']['input'];
  full?: InputMaybe<Scalars['Boolean']['input']>;
};


export type MutationCancelSyncArgs = {
  connection: Scalars['String']['input'];
};


export type MutationVerifyConnectionArgs = {
  connection: Scalars['String']['input'];
};


export type MutationWatchQueryArgs = {
  input: WatchQueryInput;
};


export type MutationUnwatchQueryArgs = {
  name: Scalars['String']['input'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Alerts as they are raised, change, and end, whichever instance ran the rule. */
  readonly alertChanged: AlertEvent;
  /** How far the syncs of this instance are, a few times a second; each ends with one event of the phase `FINISHED`. */
  readonly syncProgress: SyncProgress;
  /** Changes of the estate as syncs of any instance find them, gathered for each run about once a second. */
  readonly graphChanged: GraphChange;
};


export type SubscriptionAlertChangedArgs = {
  rules?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


export type SubscriptionSyncProgressArgs = {
  connection?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionGraphChangedArgs = {
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

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
  readonly direction?: InputMaybe<SortDirection>;
};

/** Which alerts are wanted; what is left out does not matter. */
export type AlertFilter = {
  /** Ids or aliases of rules. */
  readonly rules?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** How bad they are. */
  readonly severities?: InputMaybe<ReadonlyArray<AlertSeverity>>;
  /** Where they stand. */
  readonly statuses?: InputMaybe<ReadonlyArray<AlertStatus>>;
  /** Categories of their rules. */
  readonly categories?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Full path of a group or project: alerts of it and of all below it. */
  readonly group?: InputMaybe<Scalars['String']['input']>;
  /** A control such as `CC6.1`, or with its framework `soc2:CC6.1`. */
  readonly control?: InputMaybe<Scalars['String']['input']>;
  /** Key of the thing that they are about. */
  readonly asset?: InputMaybe<Scalars['ID']['input']>;
  /** First seen at this time or later. */
  readonly firstSeenFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** First seen before this time. */
  readonly firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Why an alert is set aside, until when, and who answers for it. */
export type SuppressAlertInput = {
  /** Why, in one word. */
  readonly kind: SuppressionKind;
  /** Who answers for it. */
  readonly owner: Scalars['String']['input'];
  /** Why, in a sentence. */
  readonly reason: Scalars['String']['input'];
  /** When the alert is open again; within a year. */
  readonly expiresAt: Scalars['DateTime']['input'];
};

/** What raises alerts: a saved query with what makes it a rule. */
export type Rule = {
  readonly __typename?: 'Rule';
  /** Its name, such as `admin-without-mfa`. */
  readonly id: Scalars['ID']['output'];
  /** What it finds, in a few words. */
  readonly title: Scalars['String']['output'];
  /** What it looks at, and when that is unknown. */
  readonly description: Scalars['String']['output'];
  /** How bad what it finds is, as configured here; single findings may differ. */
  readonly severity: AlertSeverity;
  /** How sure it is. */
  readonly confidence: AlertConfidence;
  /** What it is about, such as `identity` or `secrets`. */
  readonly category: Scalars['String']['output'];
  /** The lowest tier of GitLab that has what it is about. */
  readonly tier: Scalars['String']['output'];
  /** Whether it is run. */
  readonly enabled: Scalars['Boolean']['output'];
  /** Its other names. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  /** The facts without which it can neither raise nor resolve an alert. */
  readonly needs: ReadonlyArray<Scalars['String']['output']>;
  /** Names of the facts that tell one finding from another. */
  readonly identity: ReadonlyArray<Scalars['String']['output']>;
  /** What it can be told, with the values that come with it. */
  readonly parameters: ReadonlyArray<SavedQueryParameter>;
  /** The values that it runs with here. */
  readonly thresholds: ReadonlyArray<RuleThreshold>;
  /** What its rows hold. */
  readonly columns: ReadonlyArray<SavedQueryColumn>;
  /** What to do about what it finds. */
  readonly remediation?: Maybe<Scalars['String']['output']>;
  /** Calls of GitLab's API that end a finding, with columns as `{column}`. */
  readonly calls: ReadonlyArray<Scalars['String']['output']>;
  /** Controls that it gives evidence for. */
  readonly controls: ReadonlyArray<SavedQueryControl>;
  /** When controls about AI systems count for a finding; null where there are none. */
  readonly aiControlsApplyOnlyIf?: Maybe<Scalars['String']['output']>;
  /** The Cypher text that gives its findings. */
  readonly statement: Scalars['String']['output'];
  /** How it last went; null when it never ran. */
  readonly result?: Maybe<RuleResult>;
};

/** A value of a rule's parameter as this service uses it. */
export type RuleThreshold = {
  readonly __typename?: 'RuleThreshold';
  /** The parameter. */
  readonly name: Scalars['String']['output'];
  /** The value; null stands for none. */
  readonly value?: Maybe<Scalars['JSON']['output']>;
  /** Whether the configuration sets it; else it is the value that comes with the rule. */
  readonly configured: Scalars['Boolean']['output'];
};

/** How a rule last went. */
export type RuleResult = {
  readonly __typename?: 'RuleResult';
  /** When it ran. */
  readonly at: Scalars['DateTime']['output'];
  /** How it went. */
  readonly state: RuleState;
  /** Why it is unknown or failed. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it last ran with all that it needs. */
  readonly evaluatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many things it looked at; null where it does not tell. */
  readonly checked?: Maybe<Scalars['Int']['output']>;
  /** How many of them it found something in. */
  readonly findings: Scalars['Int']['output'];
  /** Of how many it is not known. */
  readonly unknown: Scalars['Int']['output'];
  /** How many of those of which it is known are as they should be, in percent; null where nothing is known. */
  readonly passPercentage?: Maybe<Scalars['Float']['output']>;
  /** How many of its alerts are neither resolved nor suppressed. */
  readonly openAlerts: Scalars['Int']['output'];
  /** Lists that it needs and that were not read, at most 100. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
  /** Milliseconds that it took. */
  readonly durationMs: Scalars['Int']['output'];
};

/** What a rule found, over time. */
export type Alert = {
  readonly __typename?: 'Alert';
  /** The same for the same finding in every run. */
  readonly id: Scalars['ID']['output'];
  /** What found it; null when the rule is no longer here. */
  readonly rule?: Maybe<Rule>;
  /** What it is, in a few words. */
  readonly title: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: AlertStatus;
  /** How bad it is. */
  readonly severity: AlertSeverity;
  /** How sure its rule is. */
  readonly confidence: AlertConfidence;
  /** Category of its rule. */
  readonly category: Scalars['String']['output'];
  /** What tells it from other findings of its rule; GitLab's numeric ids among it. */
  readonly identity: Scalars['JSON']['output'];
  /** The thing that it is about; null when it is gone. */
  readonly asset?: Maybe<Node>;
  /** Key of that thing. */
  readonly assetKey?: Maybe<Scalars['ID']['output']>;
  /** Full path of the group or project that it is in. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** What was found, in a sentence. */
  readonly evidence: Scalars['String']['output'];
  /** What was found, by column of the rule. */
  readonly details: Scalars['JSON']['output'];
  /** What to do. */
  readonly remediation?: Maybe<Scalars['String']['output']>;
  /** Calls of GitLab's API that end it. */
  readonly calls: ReadonlyArray<Scalars['String']['output']>;
  /** Controls that it is evidence against, with their framework. */
  readonly controls: ReadonlyArray<Scalars['String']['output']>;
  /** When it was first found. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** When it was last found. */
  readonly lastSeen: Scalars['DateTime']['output'];
  /** How often it appeared: once, and once more each time that it returned. */
  readonly occurrences: Scalars['Int']['output'];
  /** When it was resolved; null when it is not. */
  readonly resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is set aside; null when it is not. */
  readonly suppression?: Maybe<Suppression>;
  /** Who made the change that it tells of, where one audit event alone fits its subject, property, time and value; else null. */
  readonly actor?: Maybe<AlertActor>;
  /** Key of that audit event. */
  readonly auditEvent?: Maybe<Scalars['ID']['output']>;
  /** From 0 to 100: its severity gives the band, the factors the place in it. */
  readonly riskScore: Scalars['Int']['output'];
  /** What the score is the sum of. */
  readonly riskFactors: ReadonlyArray<RiskFactor>;
  /** What happened to it, oldest first. */
  readonly history: ReadonlyArray<AlertEvent>;
  /** The shortest paths between the two things that the rule names, at most three: the picture of it. None where it names no two things, or one is gone. */
  readonly paths: ReadonlyArray<ShortestAccessPath>;
  /** All of it as a text: the rule, the reason, the proof, what happened, what to do, the controls. */
  readonly narrative: Scalars['String']['output'];
};


/** What a rule found, over time. */
export type AlertNarrativeArgs = {
  format?: InputMaybe<NarrativeFormat>;
};

/** Why an alert is set aside, until when, and who answers for it. */
export type Suppression = {
  readonly __typename?: 'Suppression';
  /** Why, in one word. */
  readonly kind: SuppressionKind;
  /** Who answers for it. */
  readonly owner: Scalars['String']['output'];
  /** Why, in a sentence. */
  readonly reason: Scalars['String']['output'];
  /** When the alert is open again. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** Something that happened to an alert. */
export type AlertEvent = {
  readonly __typename?: 'AlertEvent';
  /** Unique id. */
  readonly id: Scalars['ID']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Who did it: the name of an API token, or `rules`. */
  readonly actor: Scalars['String']['output'];
  /** What happened. */
  readonly action: AlertAction;
  /** Where the alert stood before; null when it was new. */
  readonly from?: Maybe<AlertStatus>;
  /** Where it stood after. */
  readonly to: AlertStatus;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The suppression that began with it. */
  readonly suppression?: Maybe<Suppression>;
  /** The alert as it is now. */
  readonly alert: Alert;
};

/** How many alerts there are of one value. */
export type AlertCount = {
  readonly __typename?: 'AlertCount';
  /** A severity, status, rule, full path of a top-level group, or control. */
  readonly value: Scalars['String']['output'];
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** A page of alerts. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  /** The alerts with their cursors. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** The alerts. */
  readonly nodes: ReadonlyArray<Alert>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many alerts the whole list has. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many of each severity, the worst first. */
  readonly bySeverity: ReadonlyArray<AlertCount>;
  /** How many of each status. */
  readonly byStatus: ReadonlyArray<AlertCount>;
  /** How many of each rule, most first. */
  readonly byRule: ReadonlyArray<AlertCount>;
  /** How many in each top-level group, most first. */
  readonly byGroup: ReadonlyArray<AlertCount>;
  /** How many of each control, most first. */
  readonly byControl: ReadonlyArray<AlertCount>;
};

/** An alert in a page. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** The alert. */
  readonly node: Alert;
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** A state of the estate that somebody accepted. */
export type Baseline = {
  readonly __typename?: 'Baseline';
  /** What it is of; `estate`. */
  readonly name: Scalars['String']['output'];
  /** When it was accepted; changes after it are drift. */
  readonly at: Scalars['DateTime']['output'];
  /** Who accepted it. */
  readonly by: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
};

/** A part of a risk score. */
export type RiskFactor = {
  readonly __typename?: 'RiskFactor';
  /** `severity`, `confidence`, `exposure`, `reach`, `criticality`, `drift` or `compensation`. */
  readonly name: Scalars['String']['output'];
  /** What it is, in a word or number. */
  readonly value: Scalars['String']['output'];
  /** What it adds; below 0 for what holds nevertheless and lowers the risk. */
  readonly points: Scalars['Float']['output'];
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

/** The risk of all open alerts about one subject. */
export type SubjectRisk = {
  readonly __typename?: 'SubjectRisk';
  /** Full path of a group or project, or key of a thing. */
  readonly subject: Scalars['String']['output'];
  /** From 0 to 100: that of the worst alert, and more the more there are, but never that of a worse severity. */
  readonly score: Scalars['Int']['output'];
  /** How many alerts there are. */
  readonly alerts: Scalars['Int']['output'];
  /** The worst severity among them. */
  readonly worst: AlertSeverity;
};

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
  readonly name: Scalars['String']['input'];
  /** What its holder may do. */
  readonly role: Role;
  /** When it stops working; null: never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An API token just made. */
export type CreatedToken = {
  readonly __typename?: 'CreatedToken';
  /** The token as it is stored. */
  readonly token: ApiToken;
  /** What to send as `Authorization: Bearer`. It is shown this once. */
  readonly value: Scalars['String']['output'];
};

/** Lets a script, a dashboard or a person use this API. */
export type ApiToken = {
  readonly __typename?: 'ApiToken';
  /** Its own id, which stays when the name is used again. */
  readonly id: Scalars['ID']['output'];
  /** What it was called when it was made. */
  readonly name: Scalars['String']['output'];
  /** What its holder may do. */
  readonly role: Role;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Name of who made it. */
  readonly createdBy: Scalars['String']['output'];
  /** When it stops working; null: never. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used, exact to about a minute; null: never. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was revoked; null: it was not. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
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

/** Who did what through the API, when, and what came of it. */
export type AuditRecord = {
  readonly __typename?: 'AuditRecord';
  /** Its own id. */
  readonly id: Scalars['ID']['output'];
  /** When it began. */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the caller, such as `token:…`, `oidc:…` or `env:admin`. */
  readonly principalId: Scalars['String']['output'];
  /** Name of the caller at that time. */
  readonly principalName: Scalars['String']['output'];
  /** The field that was asked for, such as `startSync` or `cypher`. */
  readonly action: Scalars['String']['output'];
  /** Its arguments as JSON, without secrets, cut where they are long. */
  readonly arguments: Scalars['String']['output'];
  /** How it ended. */
  readonly outcome: AuditOutcome;
  /** The code of the error, if it ended with one. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** How long it took; null until it ended. */
  readonly durationMs?: Maybe<Scalars['Int']['output']>;
  /** The id of the HTTP request (`X-Request-Id`), by which the logs have it too. */
  readonly requestId: Scalars['String']['output'];
  /** The caller's address. */
  readonly address?: Maybe<Scalars['String']['output']>;
};

/** A page of audit records. */
export type AuditRecordConnection = {
  readonly __typename?: 'AuditRecordConnection';
  /** The records with their cursors. */
  readonly edges: ReadonlyArray<AuditRecordEdge>;
  /** The records. */
  readonly nodes: ReadonlyArray<AuditRecord>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An audit record in a page. */
export type AuditRecordEdge = {
  readonly __typename?: 'AuditRecordEdge';
  /** Where the record lies in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The record. */
  readonly node: AuditRecord;
};

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

/** One change of the estate. */
export type Change = {
  readonly __typename?: 'Change';
  /** Unique id. */
  readonly id: Scalars['ID']['output'];
  /** When the sync found it, which is after it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** What happened. */
  readonly operation: ChangeOperation;
  /** Whether a node or a relationship changed. */
  readonly subject: ChangeSubject;
  /** Kind of the node, such as `project`, or type of the relationship, such as `MEMBER_OF`. */
  readonly kind: Scalars['String']['output'];
  /** Key of the node; of a relationship, the key of what it reaches. */
  readonly key: Scalars['ID']['output'];
  /** Of a relationship, the key of the actor's end. */
  readonly fromKey?: Maybe<Scalars['ID']['output']>;
  /** Name of the connection whose sync found it. */
  readonly connection: Scalars['String']['output'];
  /** Id of the run that found it. */
  readonly run: Scalars['ID']['output'];
  /** Names of the facts that changed. */
  readonly properties: ReadonlyArray<Scalars['String']['output']>;
  /** Those facts before; null when it was created. */
  readonly before?: Maybe<Scalars['JSON']['output']>;
  /** Those facts after; null when it was deleted. */
  readonly after?: Maybe<Scalars['JSON']['output']>;
  /** Who did it, where one audit event alone fits its thing, property, time and value; else null. */
  readonly actor?: Maybe<AlertActor>;
  /** Key of that audit event. */
  readonly auditEvent?: Maybe<Scalars['ID']['output']>;
  /** The alerts that tell of it, or that opened or changed about its thing after the run that found it; the worst first, 50 at most. */
  readonly alerts: ReadonlyArray<Alert>;
  /** All of it as a text: the rules that it concerns, what changed, the proof, what it affects, the controls. */
  readonly narrative: Scalars['String']['output'];
};


/** One change of the estate. */
export type ChangeNarrativeArgs = {
  format?: InputMaybe<NarrativeFormat>;
};

/** A page of changes. */
export type ChangeConnection = {
  readonly __typename?: 'ChangeConnection';
  /** The changes with their cursors. */
  readonly edges: ReadonlyArray<ChangeEdge>;
  /** The changes. */
  readonly nodes: ReadonlyArray<Change>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are; an estimate above 100,000. */
  readonly totalCount: TotalCount;
  /** Since when the graph may be behind GitLab: changes after it may not have been found yet; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether every list in which such changes show could be read. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read: their changes are unknown. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** A change in a page. */
export type ChangeEdge = {
  readonly __typename?: 'ChangeEdge';
  /** The change. */
  readonly node: Change;
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
};

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

/** Something of a GitLab in the graph. */
export type Node = {
  /** Unique over all instances: `<host>/<kind>/<id>`. */
  readonly key: Scalars['ID']['output'];
  /** Fields that no token could read: their null means unknown, not none. */
  readonly unreadable: ReadonlyArray<Scalars['String']['output']>;
};

/** Where a page of a list lies. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether rows follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Give it as `after` for the next page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** How many rows there are in all. */
export type TotalCount = {
  readonly __typename?: 'TotalCount';
  /** The number. */
  readonly value: Scalars['SafeInt']['output'];
  /** Whether it is the database's estimate, because counting would cost too much. */
  readonly isEstimate: Scalars['Boolean']['output'];
};

/** A list of GitLab that could not be read whole: what would be in it is unknown. */
export type UnknownScope = {
  readonly __typename?: 'UnknownScope';
  /** Name of the connection whose list it is. */
  readonly connection: Scalars['String']['output'];
  /** The list, such as `group_members`. */
  readonly source: Scalars['String']['output'];
  /** Key of the thing whose list it is; null: no list of this source could be read. */
  readonly target?: Maybe<Scalars['ID']['output']>;
  /** Why it could not be read. */
  readonly reason: Scalars['String']['output'];
};

/** Whoever asks. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Unique and stable: what audit records name. */
  readonly id: Scalars['ID']['output'];
  /** Name of the token, or of the person. */
  readonly name: Scalars['String']['output'];
  /** What the caller may do. */
  readonly role: Role;
};

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

/** A connection to a GitLab. */
export type GitLabConnection = {
  readonly __typename?: 'GitLabConnection';
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** What it is for, as configured. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Address of the GitLab. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** Host of the GitLab: the first part of the keys of what this connection reads. */
  readonly host?: Maybe<Scalars['String']['output']>;
  /** Full path or id of the group that it is limited to; null: all that its token sees. */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** Cron expression, or `disabled`. */
  readonly schedule?: Maybe<Scalars['String']['output']>;
  /** How it is. */
  readonly state: ConnectionState;
  /** The run that began last, also one that still runs. */
  readonly lastRun?: Maybe<SyncRun>;
  /** When a run began last. */
  readonly lastStartedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a run ended last. */
  readonly lastFinishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the last run or verification failed; null when it did not. */
  readonly lastError?: Maybe<Scalars['String']['output']>;
  /** When the token was verified last by a person or at a start. */
  readonly verifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it is synced next by this instance; null when it is not scheduled here. */
  readonly nextRunAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether this instance is configured with it; others are known from earlier or from other instances. */
  readonly configured: Scalars['Boolean']['output'];
};

/** A sync that was started. */
export type StartSyncPayload = {
  readonly __typename?: 'StartSyncPayload';
  /** The run, which goes on; follow it with `syncProgress`. */
  readonly run: SyncRun;
  /** Its connection. */
  readonly connection: GitLabConnection;
};

/** What came of the wish to stop a sync. */
export type CancelSyncPayload = {
  readonly __typename?: 'CancelSyncPayload';
  /** Whether a sync ran that was asked to stop. */
  readonly cancelled: Scalars['Boolean']['output'];
  /** The connection. */
  readonly connection: GitLabConnection;
};

/** What GitLab says of a connection's token. */
export type VerifyConnectionPayload = {
  readonly __typename?: 'VerifyConnectionPayload';
  /** Whether GitLab answers and accepts the token. */
  readonly accepted: Scalars['Boolean']['output'];
  /** Why not. */
  readonly problem?: Maybe<Scalars['String']['output']>;
  /** The GitLab; null when not accepted. */
  readonly instance?: Maybe<VerifiedInstance>;
  /** The token; null when not accepted. */
  readonly token?: Maybe<VerifiedToken>;
  /** What the token will and will not let the service read. */
  readonly readability: ReadonlyArray<SourceReadability>;
  /** The connection. */
  readonly connection: GitLabConnection;
};

/** What is known of a GitLab. */
export type VerifiedInstance = {
  readonly __typename?: 'VerifiedInstance';
  /** Its address. */
  readonly url: Scalars['String']['output'];
  /** Its version, where it tells. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** Whether it is the Enterprise Edition, where it tells. */
  readonly enterprise?: Maybe<Scalars['Boolean']['output']>;
  /** `free`, `premium` or `ultimate`, where it tells. */
  readonly tier?: Maybe<Scalars['String']['output']>;
  /** Full path of the group that the connection is limited to. */
  readonly group?: Maybe<Scalars['String']['output']>;
};

/** What is known of a token. */
export type VerifiedToken = {
  readonly __typename?: 'VerifiedToken';
  /** `personal`, `project` or `group`. */
  readonly kind: Scalars['String']['output'];
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its scopes; empty when unknown. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The day on which it ends. */
  readonly expiresAt?: Maybe<Scalars['Date']['output']>;
  /** Whom it acts as. */
  readonly username: Scalars['String']['output'];
  /** Whether it carries an administrator's rights. */
  readonly isAdmin: Scalars['Boolean']['output'];
};

/** Whether a token lets the service read something. */
export type ReadabilityVerdict =
  /** It reads all of it. */
  | 'YES'
  /** It reads nothing of it. */
  | 'NO'
  /** It depends on the role that the token's user has in each group or project. */
  | 'DEPENDS';

/** What a token lets the service read of one kind of list. */
export type SourceReadability = {
  readonly __typename?: 'SourceReadability';
  /** The kind of list, for people. */
  readonly title: Scalars['String']['output'];
  /** Whether it is readable. */
  readonly verdict: ReadabilityVerdict;
  /** What limits it. */
  readonly note: Scalars['String']['output'];
};

/** What a statement of Cypher gave. */
export type CypherResult = {
  readonly __typename?: 'CypherResult';
  /** The names of the columns in their order. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /**
   * One object for each row, by column. A node is `{elementId, labels, properties}`, a relationship `{elementId, type,
   * start, end, properties}`, a path `{nodes, relationships}`, a time a text in ISO 8601.
   */
  readonly rows: ReadonlyArray<Scalars['JSON']['output']>;
  /** Every node of the rows, also those in paths, lists and maps, once. */
  readonly nodes: ReadonlyArray<CypherNode>;
  /** Every relationship of the rows, once. Its ends are among `nodes` where the rows have them. */
  readonly relationships: ReadonlyArray<CypherRelationship>;
  /** Whether there was more than the limits of rows and bytes let through. */
  readonly truncated: Scalars['Boolean']['output'];
  /** Milliseconds that it took. */
  readonly durationMs: Scalars['Int']['output'];
};

/** A node that can be drawn. */
export type CypherNode = {
  readonly __typename?: 'CypherNode';
  /** What relationships name as their ends; only good within this answer. */
  readonly id: Scalars['ID']['output'];
  /** The node's own key, `<host>/<kind>/<id>`; null for what has none. */
  readonly key?: Maybe<Scalars['ID']['output']>;
  /** Its labels. */
  readonly labels: ReadonlyArray<Scalars['String']['output']>;
  /** Its properties. */
  readonly properties: Scalars['JSON']['output'];
};

/** A relationship that can be drawn. */
export type CypherRelationship = {
  readonly __typename?: 'CypherRelationship';
  /** Only good within this answer. */
  readonly id: Scalars['ID']['output'];
  /** Its type, such as `MEMBER_OF`. */
  readonly type: Scalars['String']['output'];
  /** `id` of the node that it comes from. */
  readonly source: Scalars['ID']['output'];
  /** `id` of the node that it goes to. */
  readonly target: Scalars['ID']['output'];
  /** Its properties. */
  readonly properties: Scalars['JSON']['output'];
};

/** What is asked of a text: all that is given must hold. Upper and lower case differ unless `ignoreCase`. */
export type StringFilter = {
  /** It is this. */
  readonly equals?: InputMaybe<Scalars['String']['input']>;
  /** It is not this; true also of none. */
  readonly notEquals?: InputMaybe<Scalars['String']['input']>;
  /** It is one of these, at most 500. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** This is a part of it. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** It begins with this. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
  /** It ends with this. */
  readonly endsWith?: InputMaybe<Scalars['String']['input']>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** Takes upper and lower case as the same. */
  readonly ignoreCase?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is asked of a whole number: all that is given must hold. */
export type IntFilter = {
  /** It is this. */
  readonly equals?: InputMaybe<Scalars['SafeInt']['input']>;
  /** It is not this; true also of none. */
  readonly notEquals?: InputMaybe<Scalars['SafeInt']['input']>;
  /** It is one of these, at most 500. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['SafeInt']['input']>>;
  /** It is less. */
  readonly lt?: InputMaybe<Scalars['SafeInt']['input']>;
  /** It is less or the same. */
  readonly lte?: InputMaybe<Scalars['SafeInt']['input']>;
  /** It is more. */
  readonly gt?: InputMaybe<Scalars['SafeInt']['input']>;
  /** It is more or the same. */
  readonly gte?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is asked of a fact that is true or false: all that is given must hold. */
export type BooleanFilter = {
  /** It is this. */
  readonly equals?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is asked of a time: all that is given must hold. */
export type DateTimeFilter = {
  /** It is this, to the millisecond. */
  readonly equals?: InputMaybe<Scalars['DateTime']['input']>;
  /** It is not this; true also of none. */
  readonly notEquals?: InputMaybe<Scalars['DateTime']['input']>;
  /** It is one of these, at most 500. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['DateTime']['input']>>;
  /** It is earlier. */
  readonly before?: InputMaybe<Scalars['DateTime']['input']>;
  /** It is earlier or the same. */
  readonly onOrBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** It is later. */
  readonly after?: InputMaybe<Scalars['DateTime']['input']>;
  /** It is later or the same. */
  readonly onOrAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is asked of a day: all that is given must hold. */
export type DateFilter = {
  /** It is this. */
  readonly equals?: InputMaybe<Scalars['Date']['input']>;
  /** It is not this; true also of none. */
  readonly notEquals?: InputMaybe<Scalars['Date']['input']>;
  /** It is one of these, at most 500. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Date']['input']>>;
  /** It is earlier. */
  readonly before?: InputMaybe<Scalars['Date']['input']>;
  /** It is earlier or the same. */
  readonly onOrBefore?: InputMaybe<Scalars['Date']['input']>;
  /** It is later. */
  readonly after?: InputMaybe<Scalars['Date']['input']>;
  /** It is later or the same. */
  readonly onOrAfter?: InputMaybe<Scalars['Date']['input']>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is asked of a list of texts: all that is given must hold. */
export type StringListFilter = {
  /** This is in it. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** At least one of these is in it; at most 500. */
  readonly containsAny?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is asked of a list of whole numbers: all that is given must hold. */
export type IntListFilter = {
  /** This is in it. */
  readonly contains?: InputMaybe<Scalars['SafeInt']['input']>;
  /** At least one of these is in it; at most 500. */
  readonly containsAny?: InputMaybe<ReadonlyArray<Scalars['SafeInt']['input']>>;
  /** Whether there is one; false: it is known that there is none. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a non-human identity is. */
export type NonHumanIdentityKind =
  /** A personal access token. */
  | 'PERSONAL_ACCESS_TOKEN'
  /** An access token of a project. */
  | 'PROJECT_ACCESS_TOKEN'
  /** An access token of a group. */
  | 'GROUP_ACCESS_TOKEN'
  /** A deploy token. */
  | 'DEPLOY_TOKEN'
  /** A deploy key. */
  | 'DEPLOY_KEY'
  /** A bot that no access token acts as. */
  | 'BOT'
  /** A service account. */
  | 'SERVICE_ACCOUNT'
  /** A runner. */
  | 'RUNNER';

/** How what an identity may do compares with what was accepted. */
export type BaselineState =
  /** It may do what was accepted. */
  | 'ACCEPTED'
  /** It may do more. */
  | 'EXPANDED'
  /** It may do less. */
  | 'REDUCED'
  /** Nothing was accepted of it. */
  | 'NOT_ACCEPTED'
  /** What came may have been there before, or what went may still be there: a list that would tell it was not read. */
  | 'UNKNOWN';

/** Which identities are wanted; what is left out does not matter. */
export type IdentityBaselineFilter = {
  /** Of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<NonHumanIdentityKind>>;
  /** That stand so. */
  readonly states?: InputMaybe<ReadonlyArray<BaselineState>>;
  /** Full path of a group or project: of it or of what is below it. */
  readonly group?: InputMaybe<Scalars['String']['input']>;
  /** Key of one identity. */
  readonly identity?: InputMaybe<Scalars['ID']['input']>;
};

/**
 * What an identity may do, beside what somebody accepted. Permissions are texts such as `scope api` or `Developer in gitlab.com/project/7`; places are
 * named by key, because paths change. A role stands for all lower ones.
 */
export type IdentityBaseline = {
  readonly __typename?: 'IdentityBaseline';
  /** Key of the token, key, user or runner. */
  readonly identityKey: Scalars['ID']['output'];
  /** The identity. */
  readonly identity?: Maybe<Node>;
  /** What it is. */
  readonly kind: NonHumanIdentityKind;
  /** Its name, title, username or description. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Full path of the first group or project that it is of. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** How it compares. */
  readonly state: BaselineState;
  /** What it could do when that was accepted; null where nothing was. */
  readonly before?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What it may do now. */
  readonly after: ReadonlyArray<Scalars['String']['output']>;
  /** What came since, and nothing accepted covers. */
  readonly added: ReadonlyArray<Scalars['String']['output']>;
  /** What came, but may have been there before: a list that would have told it was not read then. */
  readonly uncertain: ReadonlyArray<Scalars['String']['output']>;
  /** What went since, and nothing that is left covers. */
  readonly removed: ReadonlyArray<Scalars['String']['output']>;
  /** What of it could not be read, such as `scope`. */
  readonly unread: ReadonlyArray<Scalars['String']['output']>;
  /** SHA-256 of what it may do now. */
  readonly hash: Scalars['String']['output'];
  /** When it was accepted; null where it was not. */
  readonly acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who accepted it. */
  readonly acceptedBy?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** A page of identities. */
export type IdentityBaselineConnection = {
  readonly __typename?: 'IdentityBaselineConnection';
  /** The identities with their cursors. */
  readonly edges: ReadonlyArray<IdentityBaselineEdge>;
  /** The identities. */
  readonly nodes: ReadonlyArray<IdentityBaseline>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many identities the whole list has. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many of each state. */
  readonly byState: ReadonlyArray<AlertCount>;
};

/** An identity in a page. */
export type IdentityBaselineEdge = {
  readonly __typename?: 'IdentityBaselineEdge';
  /** The identity. */
  readonly node: IdentityBaseline;
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** What was accepted. */
export type AcceptedBaselines = {
  readonly __typename?: 'AcceptedBaselines';
  /** Of how many identities. */
  readonly accepted: Scalars['Int']['output'];
  /** Of how many of them something could not be read: what they are found to have later may have been there before. */
  readonly incomplete: Scalars['Int']['output'];
};

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

/** A moment of a run. */
export type SyncProgress = {
  readonly __typename?: 'SyncProgress';
  /** Name of the connection. */
  readonly connection: Scalars['String']['output'];
  /** Id of the run. */
  readonly run: Scalars['ID']['output'];
  /** What it is doing. */
  readonly phase: SyncPhase;
  /** How it ended; `RUNNING` before. */
  readonly status: SyncRunStatus;
  /** Why it did not end well. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** HTTP requests to GitLab so far. */
  readonly requests: Scalars['SafeInt']['output'];
  /** Rows of GitLab compared so far. */
  readonly compared: Scalars['SafeInt']['output'];
  /** Whether a request waits for GitLab's rate limit right now. */
  readonly waitingForRateLimit: Scalars['Boolean']['output'];
  /** Milliseconds since the run began. */
  readonly elapsedMs: Scalars['SafeInt']['output'];
  /** How far each source is. */
  readonly sources: ReadonlyArray<SourceProgress>;
};

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

/** How far a source is in a run. */
export type SourceProgress = {
  readonly __typename?: 'SourceProgress';
  /** Id of the source, such as `group_members`. */
  readonly source: Scalars['String']['output'];
  /** Its name for people. */
  readonly title: Scalars['String']['output'];
  /** How it is. */
  readonly state: SourceProgressState;
  /** Lists read so far. */
  readonly done: Scalars['SafeInt']['output'];
  /** Lists to read; null until they are counted. */
  readonly total?: Maybe<Scalars['SafeInt']['output']>;
  /** Lists that GitLab did not show. */
  readonly denied: Scalars['SafeInt']['output'];
  /** Lists that could not be read. */
  readonly failed: Scalars['SafeInt']['output'];
  /** Why it is not read. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** Changes that one run found, gathered. */
export type GraphChange = {
  readonly __typename?: 'GraphChange';
  /** Name of the connection. */
  readonly connection: Scalars['String']['output'];
  /** Id of the run; `changes(run:)` tells them one by one. */
  readonly run: Scalars['ID']['output'];
  /** When the last of them was found. */
  readonly at: Scalars['DateTime']['output'];
  /** How many they are. */
  readonly total: Scalars['SafeInt']['output'];
  /** How many of each kind. */
  readonly counts: ReadonlyArray<GraphChangeCount>;
  /** Keys of what changed, at most 100; of a relationship, the keys of both ends. */
  readonly keys: ReadonlyArray<Scalars['ID']['output']>;
  /** Whether more things changed than `keys` names. */
  readonly keysTruncated: Scalars['Boolean']['output'];
};

/** How many changes of one kind. */
export type GraphChangeCount = {
  readonly __typename?: 'GraphChangeCount';
  /** Kind of nodes or type of relationships. */
  readonly kind: Scalars['String']['output'];
  /** What happened to them. */
  readonly operation: ChangeOperation;
  /** How many they are. */
  readonly count: Scalars['SafeInt']['output'];
};

/** A thing of the estate, told in the same way whatever its kind. */
export type Entity = {
  readonly __typename?: 'Entity';
  /** Its unique key. */
  readonly key: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: Scalars['NodeKind']['output'];
  /** The same in words, such as `protected branch`. */
  readonly kindTitle: Scalars['String']['output'];
  /** What people call it: its full path, `@username`, name or title; else its kind and id. */
  readonly title: Scalars['String']['output'];
  /** Full path of it, or of the group or project that has it; null where none has. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Its own fields, as its kind has them. */
  readonly node?: Maybe<Node>;
  /** What is known of it, in the order in which its kind declares it; what is known to be none is left out. */
  readonly facts: ReadonlyArray<Fact>;
  /** What it is connected with, counted by relationship and kind, most first. */
  readonly neighbourGroups: ReadonlyArray<NeighbourGroup>;
  /** Those of one group, sorted by key. */
  readonly neighbours: NeighbourConnection;
};


/** A thing of the estate, told in the same way whatever its kind. */
export type EntityNeighboursArgs = {
  relationship: Scalars['String']['input'];
  direction: NeighbourDirection;
  kind: Scalars['NodeKind']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One thing that is known, or that could not be read. */
export type Fact = {
  readonly __typename?: 'Fact';
  /** Name of the property. */
  readonly name: Scalars['String']['output'];
  /** What it means. */
  readonly description: Scalars['String']['output'];
  /** Its value; null where it could not be read. */
  readonly value?: Maybe<Scalars['JSON']['output']>;
  /** Whether it could be read: what could not is unknown, not none. */
  readonly readable: Scalars['Boolean']['output'];
};

/** Which way a relationship leads. */
export type NeighbourDirection =
  /** Away from the thing. */
  | 'OUT'
  /** To the thing. */
  | 'IN';

/** The neighbours of one kind over one type of relationship. */
export type NeighbourGroup = {
  readonly __typename?: 'NeighbourGroup';
  /** Type of the relationship. */
  readonly relationship: Scalars['String']['output'];
  /** Which way it leads. */
  readonly direction: NeighbourDirection;
  /** What is at its other end. */
  readonly kind: Scalars['NodeKind']['output'];
  /** The same in words. */
  readonly kindTitle: Scalars['String']['output'];
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/** A page of neighbours. */
export type NeighbourConnection = {
  readonly __typename?: 'NeighbourConnection';
  /** The neighbours with what their relationship tells. */
  readonly edges: ReadonlyArray<NeighbourEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
};

/** A neighbour, with what the relationship to it tells. */
export type NeighbourEdge = {
  readonly __typename?: 'NeighbourEdge';
  /** The neighbour. */
  readonly entity: Entity;
  /** What is known of the relationship. */
  readonly facts: ReadonlyArray<Fact>;
  /** Place in the list; for `after`. */
  readonly cursor: Scalars['String']['output'];
};

/** Who is told of alerts, and where it stands. */
export type NotificationReceiver = {
  readonly __typename?: 'NotificationReceiver';
  /** Its name in the configuration. */
  readonly name: Scalars['String']['output'];
  /** `slack`, `webhook`, `email` or `jira`. */
  readonly type: Scalars['String']['output'];
  /** When it became known; it is told of what happened since. */
  readonly since: Scalars['DateTime']['output'];
  /** Writes of alerts that were not yet looked at for it. */
  readonly behind: Scalars['Int']['output'];
  /** Notifications that are to be delivered to it. */
  readonly waiting: Scalars['Int']['output'];
  /** When the oldest of them was found; null where there is none. */
  readonly oldestWaiting?: Maybe<Scalars['DateTime']['output']>;
  /** Notifications that are not tried again unless somebody asks. */
  readonly deadLetters: Scalars['Int']['output'];
  /** Notifications that were delivered. */
  readonly delivered: Scalars['Int']['output'];
  /** Attempts that failed. */
  readonly failed: Scalars['Int']['output'];
  /** When the last one was delivered. */
  readonly lastDeliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when nothing is tried, because it did not answer; null when it does. */
  readonly pausedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Why the last attempt failed; null when it did not. */
  readonly lastError?: Maybe<Scalars['String']['output']>;
  /** When that was. */
  readonly lastErrorAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A notification that is not tried again unless somebody asks. */
export type DeadLetter = {
  readonly __typename?: 'DeadLetter';
  /** Unique id. */
  readonly id: Scalars['ID']['output'];
  /** Name of the receiver. */
  readonly receiver: Scalars['String']['output'];
  /** The alert that it tells of; null when that is gone. */
  readonly alert?: Maybe<Alert>;
  /** What happened to the alert. */
  readonly action: AlertAction;
  /** How often it was tried. */
  readonly attempts: Scalars['Int']['output'];
  /** Why it failed the last time. */
  readonly reason: Scalars['String']['output'];
  /** When it was found. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was given up. */
  readonly endedAt: Scalars['DateTime']['output'];
};

/** A page of dead letters. */
export type DeadLetterConnection = {
  readonly __typename?: 'DeadLetterConnection';
  /** The dead letters with their cursors. */
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  /** The dead letters. */
  readonly nodes: ReadonlyArray<DeadLetter>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many the whole list has. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A dead letter in a page. */
export type DeadLetterEdge = {
  readonly __typename?: 'DeadLetterEdge';
  /** The dead letter. */
  readonly node: DeadLetter;
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** The shortest paths from one node to another; all have one length. */
export type ShortestAccessPaths = {
  readonly __typename?: 'ShortestAccessPaths';
  /** The paths; none when no way is known. */
  readonly paths: ReadonlyArray<ShortestAccessPath>;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether all of GitLab was read: what was not read may hold a shorter path. */
  readonly complete: Scalars['Boolean']['output'];
  /** What was not read, at most 1,000 lists. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One way from one node to another. */
export type ShortestAccessPath = {
  readonly __typename?: 'ShortestAccessPath';
  /** Its steps in order. */
  readonly steps: ReadonlyArray<ShortestAccessStep>;
};

/** One relationship of a path. */
export type ShortestAccessStep = {
  readonly __typename?: 'ShortestAccessStep';
  /** Where the step begins. */
  readonly from?: Maybe<Node>;
  /** The type of the relationship. */
  readonly relationship: Scalars['String']['output'];
  /** Whether the step goes along the relationship or against it. */
  readonly direction: StepDirection;
  /** Where the step ends. */
  readonly to?: Maybe<Node>;
  /** The role that the relationship gives, if any. */
  readonly accessLevel?: Maybe<Scalars['Int']['output']>;
  /** The step in words. */
  readonly sentence: Scalars['String']['output'];
};

/** Which rows of the permissions report are wanted: those that all of these fit. */
export type PermissionFilter = {
  /** Full path or key of a group or project: only itself and what is below it. */
  readonly group?: InputMaybe<Scalars['ID']['input']>;
  /** `@username`, a username, or the key of a user: only this one. */
  readonly user?: InputMaybe<Scalars['ID']['input']>;
  /** Only roles of at least this, as if accounts that are not active were. */
  readonly minimumLevel?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of the permissions report. */
export type PermissionConnection = {
  readonly __typename?: 'PermissionConnection';
  /** How many rows there are; of more than 100,000 an estimate. */
  readonly totalCount: TotalCount;
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<PermissionEdge>;
  /** The rows. */
  readonly nodes: ReadonlyArray<Permission>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether no list was unread that could bring more rows or higher roles. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read and could bring more rows or higher roles. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** A row with its cursor. */
export type PermissionEdge = {
  readonly __typename?: 'PermissionEdge';
  /** The row. */
  readonly node: Permission;
  /** Give it as `after` for the rows that follow. */
  readonly cursor: Scalars['String']['output'];
};

/** How directly somebody has a role. */
export type PermissionOrigin =
  /** By a membership of the group or project itself, or because it lies in the person's own namespace. */
  | 'DIRECT'
  /** By a membership of a group above. */
  | 'INHERITED'
  /** By a group that is invited. */
  | 'SHARED';

/**
 * The role of one person in one group or project, and the grant that it comes from: the highest, of equal ones one that is
 * certain, then the most direct, then the one that lasts longest. What no token could read is null.
 */
export type Permission = {
  readonly __typename?: 'Permission';
  /** Name of the person. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Username. */
  readonly username?: Maybe<Scalars['String']['output']>;
  /** Primary e-mail address, or the public one where that is all that could be read. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Full path of the group or project. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Whether it is a group or a project. */
  readonly kind: AccessResourceKind;
  /** The role by the grants: 5 to 50; 0 while the account is not active. An administrator is Owner of everything besides. */
  readonly accessLevel: Scalars['Int']['output'];
  /** The same as GitLab calls it. */
  readonly role: Scalars['String']['output'];
  /** The role that counts while the account is active, and that one which is not would have again. */
  readonly latentAccessLevel: Scalars['Int']['output'];
  /** The same as GitLab calls it. */
  readonly latentRole: Scalars['String']['output'];
  /** Names of the custom roles that the person's grants bring there, separated by commas. */
  readonly customRole?: Maybe<Scalars['String']['output']>;
  /** How directly the role comes. */
  readonly origin: PermissionOrigin;
  /** The way on which it comes. */
  readonly via: GrantVia;
  /** Whether it surely counts: false where the membership's state or the group's lock of invitations could not be read. */
  readonly certain: Scalars['Boolean']['output'];
  /** Full path of the group or project whose membership it begins with. */
  readonly sourcePath?: Maybe<Scalars['String']['output']>;
  /** When that membership was given. */
  readonly grantedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The day on which GitLab ends that membership or an invitation on the way, whichever is first. */
  readonly expiresAt?: Maybe<Scalars['Date']['output']>;
  /** Whether that day has come; the role holds until GitLab removes it. */
  readonly expired: Scalars['Boolean']['output'];
  /** Day of the person's last activity. */
  readonly lastActivityOn?: Maybe<Scalars['Date']['output']>;
  /** State of the account: `active`, `blocked`, `banned`, `deactivated` and others. */
  readonly state?: Maybe<Scalars['String']['output']>;
  /** Whether the account may be used: its state is `active` and it is not locked. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** GitLab's type of the user: `human`, `project_bot`, `service_account` and others; `bot` where no more is known. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Whether the person is external. */
  readonly external?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the person is an administrator of the instance. */
  readonly administrator?: Maybe<Scalars['Boolean']['output']>;
  /** Key of the person. */
  readonly identityKey: Scalars['ID']['output'];
  /** Key of the group or project. */
  readonly resourceKey: Scalars['ID']['output'];
  /** Key of the group or project whose membership the role begins with. */
  readonly sourceKey: Scalars['ID']['output'];
  /** The person or bot. */
  readonly identity?: Maybe<Node>;
  /** The group or project. */
  readonly resource?: Maybe<Node>;
  /** The group or project whose membership the role begins with. */
  readonly source?: Maybe<Node>;
};

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

/** How the controls of one framework stand. */
export type FrameworkStatus = {
  readonly __typename?: 'FrameworkStatus';
  /** Such as `soc2`. */
  readonly framework: Scalars['String']['output'];
  /** Its controls that a rule is evidence for, by name. */
  readonly controls: ReadonlyArray<ControlStatus>;
  /** How many controls pass. */
  readonly passed: Scalars['Int']['output'];
  /** How many controls fail. */
  readonly failed: Scalars['Int']['output'];
  /** Of how many controls it is not known. */
  readonly unknown: Scalars['Int']['output'];
  /** How many controls do not apply. */
  readonly notApplicable: Scalars['Int']['output'];
  /** How many of the controls that apply pass, in percent: those of which it is not known do not. Null where none applies. */
  readonly passPercentage?: Maybe<Scalars['Float']['output']>;
};

/** How one control stands. */
export type ControlStatus = {
  readonly __typename?: 'ControlStatus';
  /** Such as `soc2`. */
  readonly framework: Scalars['String']['output'];
  /** Such as `CC6.1`. */
  readonly control: Scalars['String']['output'];
  /** Whether rules bear it out. */
  readonly state: ControlState;
  /** Why it is unknown or not applicable; null otherwise. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The rules that are evidence for it, with how each last went. */
  readonly rules: ReadonlyArray<Rule>;
  /** Alerts of them that are neither resolved nor suppressed, by severity, the worst first. */
  readonly openAlerts: ReadonlyArray<AlertCount>;
  /** How many alerts of them are suppressed: they do not make it fail. */
  readonly suppressedAlerts: Scalars['Int']['output'];
  /** How much of what its rules looked at and know of is as it should be, in percent; null where nothing is known. */
  readonly passPercentage?: Maybe<Scalars['Float']['output']>;
  /** Since when it is known: when all its rules that count here were last evaluated, the earliest of them. Null where one never was. */
  readonly evaluatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What was open at the end of a day; of the present day, until now. */
export type RiskPoint = {
  readonly __typename?: 'RiskPoint';
  /** The day, at its beginning in UTC. */
  readonly day: Scalars['DateTime']['output'];
  /** From 0 to 100: the risk of all that was open together. */
  readonly score: Scalars['Int']['output'];
  /** How many alerts were neither resolved nor suppressed. */
  readonly open: Scalars['Int']['output'];
  /** How many of them are critical. */
  readonly critical: Scalars['Int']['output'];
  /** How many of them are high. */
  readonly high: Scalars['Int']['output'];
  /** How many of them are medium. */
  readonly medium: Scalars['Int']['output'];
  /** How many of them are low. */
  readonly low: Scalars['Int']['output'];
  /** How many of them are info. */
  readonly info: Scalars['Int']['output'];
};

/** A type of relationships: what it means, how it comes about and ends, and what it is abused for. */
export type RelationshipType = {
  readonly __typename?: 'RelationshipType';
  /** Its name in the graph. */
  readonly name: Scalars['String']['output'];
  /** Labels of the nodes that it starts from. */
  readonly from: ReadonlyArray<Scalars['String']['output']>;
  /** Labels of the nodes that it leads to. */
  readonly to: ReadonlyArray<Scalars['String']['output']>;
  /** What it means. */
  readonly meaning: Scalars['String']['output'];
  /** Who brings it about, and how. */
  readonly granted: Scalars['String']['output'];
  /** What somebody who should not have it could do by it. */
  readonly abused: Scalars['String']['output'];
  /** How it ends in GitLab, with the API call where there is one. */
  readonly removed: Scalars['String']['output'];
  /** GitLab's pages about it. */
  readonly docs: ReadonlyArray<Scalars['String']['output']>;
  /** The directions in which access goes along it; none when it carries no access. */
  readonly carriesAccess: ReadonlyArray<StepDirection>;
};

/** A direction along a relationship. */
export type StepDirection =
  /** From its start to its end. */
  | 'FORWARD'
  /** From its end to its start. */
  | 'BACKWARD';

/** A question about the graph that was written down. */
export type SavedQuery = {
  readonly __typename?: 'SavedQuery';
  /** Its name, such as `external-users-with-access`. */
  readonly id: Scalars['ID']['output'];
  /** What it is about, in a few words. */
  readonly title: Scalars['String']['output'];
  /** What it answers. */
  readonly description: Scalars['String']['output'];
  /** The group of queries that it belongs to. */
  readonly category: Scalars['String']['output'];
  /** What kind of answer it gives, such as `inventory`. */
  readonly level: Scalars['String']['output'];
  /** Name of its field under `queries`; null when GraphQL cannot have such a field. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** What it can be told. */
  readonly parameters: ReadonlyArray<SavedQueryParameter>;
  /** What its rows hold. */
  readonly columns: ReadonlyArray<SavedQueryColumn>;
  /** The facts that its answer rests on. */
  readonly needs: ReadonlyArray<Scalars['String']['output']>;
  /** What to do about its rows. */
  readonly remediation?: Maybe<Scalars['String']['output']>;
  /** Controls that it gives evidence for. */
  readonly controls: ReadonlyArray<SavedQueryControl>;
  /** How its rows become alerts; null when it is no rule. */
  readonly alert?: Maybe<SavedQueryAlert>;
  /** The Cypher text. */
  readonly statement: Scalars['String']['output'];
};

/** A parameter of a saved query. */
export type SavedQueryParameter = {
  readonly __typename?: 'SavedQueryParameter';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** `string`, `int`, `float`, `boolean` or `string_list`. */
  readonly type: Scalars['String']['output'];
  /** What it means. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether it must be given. */
  readonly required: Scalars['Boolean']['output'];
  /** Its value when it is not given. */
  readonly default?: Maybe<Scalars['JSON']['output']>;
  /** Least value of a number. */
  readonly min?: Maybe<Scalars['Float']['output']>;
  /** Greatest value of a number. */
  readonly max?: Maybe<Scalars['Float']['output']>;
  /** The only texts that are accepted; null when any is. */
  readonly values?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** `datetime` when the text must be a time in ISO 8601 or a day. */
  readonly format?: Maybe<Scalars['String']['output']>;
};

/** A column of a saved query. */
export type SavedQueryColumn = {
  readonly __typename?: 'SavedQueryColumn';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The kind of its values, such as `string`, `int`, `datetime` or `node`. */
  readonly type: Scalars['String']['output'];
  /** What it means. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** Controls of a framework that a saved query gives evidence for. */
export type SavedQueryControl = {
  readonly __typename?: 'SavedQueryControl';
  /** The framework, such as `soc2`. */
  readonly framework: Scalars['String']['output'];
  /** Its controls, such as `CC6.3`. */
  readonly controls: ReadonlyArray<Scalars['String']['output']>;
};

/** How the rows of a saved query become alerts. */
export type SavedQueryAlert = {
  readonly __typename?: 'SavedQueryAlert';
  /** `critical`, `high`, `medium`, `low` or `info`. */
  readonly severity: Scalars['String']['output'];
  /** The columns that tell one finding from another. */
  readonly identity: ReadonlyArray<Scalars['String']['output']>;
  /** The facts without which a finding can neither be raised nor resolved. */
  readonly needs: ReadonlyArray<Scalars['String']['output']>;
};

/** Why a file cannot be used as a saved query, or not under `queries`. */
export type SavedQueryProblem = {
  readonly __typename?: 'SavedQueryProblem';
  /** The file's name. */
  readonly file: Scalars['String']['output'];
  /** What is wrong. */
  readonly reason: Scalars['String']['output'];
};

/** A page of what a saved query gave. */
export type QueryResult = {
  readonly __typename?: 'QueryResult';
  /** The names of the columns in their order. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /** One object for each row, by column. */
  readonly rows: ReadonlyArray<Scalars['JSON']['output']>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** Time from which on the data may be older; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether all that the answer rests on was read. */
  readonly complete: Scalars['Boolean']['output'];
  /** What of it was not, at most 1,000. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
  /** Milliseconds that it took. */
  readonly durationMs: Scalars['Int']['output'];
};

/** A page of what a search found, best first. */
export type SearchConnection = {
  readonly __typename?: 'SearchConnection';
  /** The hits with their scores. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /** The things themselves. */
  readonly nodes: ReadonlyArray<Node>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** The time from which on the graph may be older than GitLab; null while a connection has not finished a sync. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether all that could be found was read from GitLab. */
  readonly complete: Scalars['Boolean']['output'];
  /** The lists that could not be read: what would be in them is not found. */
  readonly unknownScopes: ReadonlyArray<UnknownScope>;
};

/** One hit of a search. */
export type SearchEdge = {
  readonly __typename?: 'SearchEdge';
  /** What was found. */
  readonly node: Node;
  /** How well it fits; higher is better. Comparable within one search only. */
  readonly score: Scalars['Float']['output'];
  /** Give it as `after` for the hits that follow. */
  readonly cursor: Scalars['String']['output'];
};

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

/** How a source ended in a run. */
export type SourceCoverage = {
  readonly __typename?: 'SourceCoverage';
  /** Id of the source, such as `group_members`. */
  readonly source: Scalars['String']['output'];
  /** Its name for people. */
  readonly title: Scalars['String']['output'];
  /** What was done with it. */
  readonly state: SourceState;
  /** Why it was not read, or what GitLab leaves out of it. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** From when on what its lists told may be older; null when it was not read. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Lists read whole. */
  readonly complete: Scalars['SafeInt']['output'];
  /** Lists that GitLab does not show to the token. */
  readonly denied: Scalars['SafeInt']['output'];
  /** Lists that could not be read. */
  readonly failed: Scalars['SafeInt']['output'];
};

/** How a list ended that was not read whole. */
export type IncompleteStatus =
  /** GitLab does not show it to the token. */
  | 'DENIED'
  /** It could not be read this time. */
  | 'FAILED';

/** A list that was not read whole in a run. */
export type IncompleteScope = {
  readonly __typename?: 'IncompleteScope';
  /** Id of the source, such as `group_members`. */
  readonly source: Scalars['String']['output'];
  /** Key of the thing whose list it is. */
  readonly target: Scalars['ID']['output'];
  /** How it ended. */
  readonly status: IncompleteStatus;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Code of the error behind it. */
  readonly code?: Maybe<Scalars['String']['output']>;
};

/** A page of lists that were not read whole. */
export type IncompleteScopeConnection = {
  readonly __typename?: 'IncompleteScopeConnection';
  /** The lists with their cursors. */
  readonly edges: ReadonlyArray<IncompleteScopeEdge>;
  /** The lists. */
  readonly nodes: ReadonlyArray<IncompleteScope>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are. */
  readonly totalCount: TotalCount;
};

/** A list in a page. */
export type IncompleteScopeEdge = {
  readonly __typename?: 'IncompleteScopeEdge';
  /** The list. */
  readonly node: IncompleteScope;
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
};

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

/** What a run did to the graph. */
export type SyncRunCounts = {
  readonly __typename?: 'SyncRunCounts';
  /** Nodes and relationships that were created. */
  readonly created: Scalars['SafeInt']['output'];
  /** Nodes and relationships whose facts changed. */
  readonly updated: Scalars['SafeInt']['output'];
  /** Nodes and relationships that are gone. */
  readonly deleted: Scalars['SafeInt']['output'];
  /** Those of which only volatile facts, such as the last activity, were written. */
  readonly refreshed: Scalars['SafeInt']['output'];
  /** Rows of GitLab that were compared. */
  readonly compared: Scalars['SafeInt']['output'];
  /** Write transactions. */
  readonly transactions: Scalars['SafeInt']['output'];
};

/** How many lists a run asked for, by how they ended. */
export type ScopeCounts = {
  readonly __typename?: 'ScopeCounts';
  /** Read whole. */
  readonly complete: Scalars['SafeInt']['output'];
  /** Not shown to the token by GitLab. */
  readonly denied: Scalars['SafeInt']['output'];
  /** Not readable this time. */
  readonly failed: Scalars['SafeInt']['output'];
};

/** One run of a sync. */
export type SyncRun = {
  readonly __typename?: 'SyncRun';
  /** Unique id. */
  readonly id: Scalars['ID']['output'];
  /** Name of the connection. */
  readonly connection: Scalars['String']['output'];
  /** How it ended. */
  readonly status: SyncRunStatus;
  /** Whether it read every list whole. */
  readonly full: Scalars['Boolean']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended; null while it runs or when it was interrupted. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Milliseconds from its begin to its end. */
  readonly durationMs?: Maybe<Scalars['SafeInt']['output']>;
  /** Why it did not end well. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** What it did to the graph; null until it has ended. */
  readonly counts?: Maybe<SyncRunCounts>;
  /** How many lists it asked for; null until it has ended. */
  readonly scopes?: Maybe<ScopeCounts>;
  /** HTTP requests to GitLab, repeated ones too. */
  readonly requests?: Maybe<Scalars['SafeInt']['output']>;
  /** Requests that were repeated. */
  readonly retries?: Maybe<Scalars['SafeInt']['output']>;
  /** Milliseconds of waiting for GitLab's rate limit, summed over requests. */
  readonly rateLimitWaitMs?: Maybe<Scalars['SafeInt']['output']>;
  /** GitLab's clock minus ours in milliseconds, where its answers tell. */
  readonly clockSkewMs?: Maybe<Scalars['SafeInt']['output']>;
  /** Whether `coverage` and `incomplete` are gone: they are kept for the last 20 runs of a connection. */
  readonly detailsPruned: Scalars['Boolean']['output'];
  /** How each source ended; null when `detailsPruned`. */
  readonly coverage?: Maybe<ReadonlyArray<SourceCoverage>>;
  /** The lists that were not read whole; null when `detailsPruned`. */
  readonly incomplete?: Maybe<IncompleteScopeConnection>;
};


/** One run of a sync. */
export type SyncRunIncompleteArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of runs. */
export type SyncRunConnection = {
  readonly __typename?: 'SyncRunConnection';
  /** The runs with their cursors. */
  readonly edges: ReadonlyArray<SyncRunEdge>;
  /** The runs. */
  readonly nodes: ReadonlyArray<SyncRun>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are. */
  readonly totalCount: TotalCount;
};

/** A run in a page. */
export type SyncRunEdge = {
  readonly __typename?: 'SyncRunEdge';
  /** The run. */
  readonly node: SyncRun;
  /** Its place in the list. */
  readonly cursor: Scalars['String']['output'];
};

/** What about the rows of a watched query raises an alert. */
export type WatchCondition =
  /** A row that was not there; its alert resolves when it is gone again. */
  | 'NEW_ROWS'
  /** A row that is not there any more; its alert resolves when it is back. Never where a list that the query needs was not read whole. */
  | 'GONE_ROWS'
  /** A row with other values than were accepted; its alert resolves when it has those again. */
  | 'CHANGED_ROWS'
  /** More rows than the threshold. */
  | 'COUNT_ABOVE'
  /** Fewer rows than the threshold. Never where a list that the query needs was not read whole. */
  | 'COUNT_BELOW';

/** What to watch. */
export type WatchQueryInput = {
  /** Lower-case letters, digits and dashes, at most 63. */
  readonly name: Scalars['String']['input'];
  /** Id of a saved query. */
  readonly query: Scalars['ID']['input'];
  /** Values of its parameters, as an object. */
  readonly parameters?: InputMaybe<Scalars['JSON']['input']>;
  /** What raises an alert. */
  readonly on: ReadonlyArray<WatchCondition>;
  /** Rows, for `COUNT_ABOVE` and `COUNT_BELOW`. */
  readonly threshold?: InputMaybe<Scalars['Int']['input']>;
  /** Columns that tell one row from another; by default those that the query declares, else all. */
  readonly keys?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Severity of the alerts. */
  readonly severity?: InputMaybe<AlertSeverity>;
};

/** A saved query whose rows are compared after each round of rules. */
export type Watch = {
  readonly __typename?: 'Watch';
  /** Its unique name. */
  readonly name: Scalars['String']['output'];
  /** Id of the rule that its alerts carry: `watch:` and the name. */
  readonly rule: Scalars['ID']['output'];
  /** Id of the saved query. */
  readonly query: Scalars['ID']['output'];
  /** Values of the query's parameters. */
  readonly parameters: Scalars['JSON']['output'];
  /** What raises an alert. */
  readonly on: ReadonlyArray<WatchCondition>;
  /** Rows, for `COUNT_ABOVE` and `COUNT_BELOW`. */
  readonly threshold?: Maybe<Scalars['Int']['output']>;
  /** Columns that tell one row from another; none: those that the query declares, else all. */
  readonly keys: ReadonlyArray<Scalars['String']['output']>;
  /** Severity of the alerts. */
  readonly severity: AlertSeverity;
  /** Whether it is one of the configuration. */
  readonly configured: Scalars['Boolean']['output'];
  /** Who set it up; null for one of the configuration. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** When it was set up; null for one of the configuration. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** Rows of its snapshot; null before the first. */
  readonly rows?: Maybe<Scalars['Int']['output']>;
  /** How it last went; null before the first time. */
  readonly result?: Maybe<RuleResult>;
};

/** Who made a change, as GitLab's audit log tells. */
export type AlertActor = {
  readonly __typename?: 'AlertActor';
  /** Key of the user; null when the account is gone, or nobody signed in. */
  readonly key?: Maybe<Scalars['ID']['output']>;
  /** Username; null where that of the key is. */
  readonly username?: Maybe<Scalars['String']['output']>;
  /** Name, as it was then where the account is gone. */
  readonly name?: Maybe<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AccessComparisonKind: AccessComparisonKind;
  AccessComparison: ResolverTypeWrapper<Omit<AccessComparison, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AccessComparisonEdge']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AccessComparisonEdge: ResolverTypeWrapper<Omit<AccessComparisonEdge, 'resource' | 'a' | 'b'> & { resource?: Maybe<ResolversTypes['Node']>, a?: Maybe<ResolversTypes['ComparedAccess']>, b?: Maybe<ResolversTypes['ComparedAccess']> }>;
  ComparedAccess: ResolverTypeWrapper<Omit<ComparedAccess, 'sources'> & { sources: ReadonlyArray<ResolversTypes['AccessSource']> }>;
  AccessDifferenceKind: AccessDifferenceKind;
  FormerThing: ResolverTypeWrapper<Omit<FormerThing, 'node'> & { node?: Maybe<ResolversTypes['Node']> }>;
  FormerAccessSource: ResolverTypeWrapper<Omit<FormerAccessSource, 'source'> & { source: ResolversTypes['FormerThing'] }>;
  FormerRole: ResolverTypeWrapper<Omit<FormerRole, 'sources'> & { sources: ReadonlyArray<ResolversTypes['FormerAccessSource']> }>;
  AccessAtConnection: ResolverTypeWrapper<Omit<AccessAtConnection, 'resource' | 'edges'> & { resource: ResolversTypes['FormerThing'], edges: ReadonlyArray<ResolversTypes['AccessAtEdge']> }>;
  AccessAtEdge: ResolverTypeWrapper<Omit<AccessAtEdge, 'identity' | 'role'> & { identity: ResolversTypes['FormerThing'], role: ResolversTypes['FormerRole'] }>;
  AccessDiffConnection: ResolverTypeWrapper<Omit<AccessDiffConnection, 'resource' | 'edges'> & { resource: ResolversTypes['FormerThing'], edges: ReadonlyArray<ResolversTypes['AccessDiffEdge']> }>;
  AccessDiffEdge: ResolverTypeWrapper<Omit<AccessDiffEdge, 'identity' | 'before' | 'after' | 'changes'> & { identity: ResolversTypes['FormerThing'], before?: Maybe<ResolversTypes['FormerRole']>, after?: Maybe<ResolversTypes['FormerRole']>, changes: ReadonlyArray<ResolversTypes['Change']> }>;
  AccessDecision: AccessDecision;
  GrantVia: GrantVia;
  EffectiveRole: ResolverTypeWrapper<EffectiveRole>;
  AccessExplanation: ResolverTypeWrapper<Omit<AccessExplanation, 'paths' | 'minimalCut'> & { paths: ReadonlyArray<ResolversTypes['AccessPath']>, minimalCut: ReadonlyArray<ResolversTypes['AccessCut']> }>;
  AccessPath: ResolverTypeWrapper<Omit<AccessPath, 'place' | 'steps'> & { place?: Maybe<ResolversTypes['Node']>, steps: ReadonlyArray<ResolversTypes['AccessStep']> }>;
  AccessStep: ResolverTypeWrapper<Omit<AccessStep, 'from' | 'to'> & { from?: Maybe<ResolversTypes['Node']>, to?: Maybe<ResolversTypes['Node']> }>;
  AccessCut: ResolverTypeWrapper<Omit<AccessCut, 'from' | 'to'> & { from?: Maybe<ResolversTypes['Node']>, to?: Maybe<ResolversTypes['Node']> }>;
  AccessSource: ResolverTypeWrapper<Omit<AccessSource, 'source'> & { source?: Maybe<ResolversTypes['Node']> }>;
  WhoCanFilter: WhoCanFilter;
  WhatCanFilter: WhatCanFilter;
  AccessResourceKind: AccessResourceKind;
  AccessIdentityKind: AccessIdentityKind;
  WhoCanConnection: ResolverTypeWrapper<Omit<WhoCanConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['WhoCanEdge']> }>;
  WhoCanEdge: ResolverTypeWrapper<Omit<WhoCanEdge, 'identity' | 'sources'> & { identity?: Maybe<ResolversTypes['Node']>, sources: ReadonlyArray<ResolversTypes['AccessSource']> }>;
  WhatCanConnection: ResolverTypeWrapper<Omit<WhatCanConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['WhatCanEdge']> }>;
  WhatCanEdge: ResolverTypeWrapper<Omit<WhatCanEdge, 'resource' | 'sources'> & { resource?: Maybe<ResolversTypes['Node']>, sources: ReadonlyArray<ResolversTypes['AccessSource']> }>;
  BlastRadius: ResolverTypeWrapper<Omit<BlastRadius, 'groups'> & { groups: ReadonlyArray<ResolversTypes['BlastRadiusGroup']> }>;
  BlastRadiusGroup: ResolverTypeWrapper<Omit<BlastRadiusGroup, 'sample'> & { sample: ReadonlyArray<ResolversTypes['BlastRadiusResource']> }>;
  BlastRadiusResource: ResolverTypeWrapper<Omit<BlastRadiusResource, 'resource'> & { resource?: Maybe<ResolversTypes['Node']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  AlertSeverity: AlertSeverity;
  AlertConfidence: AlertConfidence;
  AlertStatus: AlertStatus;
  AlertAction: AlertAction;
  SuppressionKind: SuppressionKind;
  RuleState: RuleState;
  AlertOrderField: AlertOrderField;
  AlertOrder: AlertOrder;
  AlertFilter: AlertFilter;
  SuppressAlertInput: SuppressAlertInput;
  Rule: ResolverTypeWrapper<Rule>;
  RuleThreshold: ResolverTypeWrapper<RuleThreshold>;
  RuleResult: ResolverTypeWrapper<RuleResult>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Alert: ResolverTypeWrapper<Omit<Alert, 'asset' | 'actor' | 'history' | 'paths'> & { asset?: Maybe<ResolversTypes['Node']>, actor?: Maybe<ResolversTypes['AlertActor']>, history: ReadonlyArray<ResolversTypes['AlertEvent']>, paths: ReadonlyArray<ResolversTypes['ShortestAccessPath']> }>;
  Suppression: ResolverTypeWrapper<Suppression>;
  AlertEvent: ResolverTypeWrapper<Omit<AlertEvent, 'alert'> & { alert: ResolversTypes['Alert'] }>;
  AlertCount: ResolverTypeWrapper<AlertCount>;
  AlertConnection: ResolverTypeWrapper<Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversTypes['Alert']> }>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  Baseline: ResolverTypeWrapper<Baseline>;
  RiskFactor: ResolverTypeWrapper<RiskFactor>;
  RiskSubject: RiskSubject;
  SubjectRisk: ResolverTypeWrapper<SubjectRisk>;
  NarrativeFormat: NarrativeFormat;
  CreateTokenInput: CreateTokenInput;
  CreatedToken: ResolverTypeWrapper<CreatedToken>;
  ApiToken: ResolverTypeWrapper<ApiToken>;
  AuditOutcome: AuditOutcome;
  AuditRecord: ResolverTypeWrapper<AuditRecord>;
  AuditRecordConnection: ResolverTypeWrapper<AuditRecordConnection>;
  AuditRecordEdge: ResolverTypeWrapper<AuditRecordEdge>;
  ChangeOperation: ChangeOperation;
  ChangeSubject: ChangeSubject;
  Change: ResolverTypeWrapper<Omit<Change, 'actor' | 'alerts'> & { actor?: Maybe<ResolversTypes['AlertActor']>, alerts: ReadonlyArray<ResolversTypes['Alert']> }>;
  ChangeConnection: ResolverTypeWrapper<Omit<ChangeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ChangeEdge']>, nodes: ReadonlyArray<ResolversTypes['Change']> }>;
  ChangeEdge: ResolverTypeWrapper<Omit<ChangeEdge, 'node'> & { node: ResolversTypes['Change'] }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Role: Role;
  SortDirection: SortDirection;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  TotalCount: ResolverTypeWrapper<TotalCount>;
  UnknownScope: ResolverTypeWrapper<UnknownScope>;
  Viewer: ResolverTypeWrapper<Viewer>;
  ConnectionState: ConnectionState;
  GitLabConnection: ResolverTypeWrapper<GitLabConnection>;
  StartSyncPayload: ResolverTypeWrapper<StartSyncPayload>;
  CancelSyncPayload: ResolverTypeWrapper<CancelSyncPayload>;
  VerifyConnectionPayload: ResolverTypeWrapper<VerifyConnectionPayload>;
  VerifiedInstance: ResolverTypeWrapper<VerifiedInstance>;
  VerifiedToken: ResolverTypeWrapper<VerifiedToken>;
  ReadabilityVerdict: ReadabilityVerdict;
  SourceReadability: ResolverTypeWrapper<SourceReadability>;
  CypherResult: ResolverTypeWrapper<CypherResult>;
  CypherNode: ResolverTypeWrapper<CypherNode>;
  CypherRelationship: ResolverTypeWrapper<CypherRelationship>;
  StringFilter: StringFilter;
  IntFilter: IntFilter;
  BooleanFilter: BooleanFilter;
  DateTimeFilter: DateTimeFilter;
  DateFilter: DateFilter;
  StringListFilter: StringListFilter;
  IntListFilter: IntListFilter;
  NonHumanIdentityKind: NonHumanIdentityKind;
  BaselineState: BaselineState;
  IdentityBaselineFilter: IdentityBaselineFilter;
  IdentityBaseline: ResolverTypeWrapper<Omit<IdentityBaseline, 'identity'> & { identity?: Maybe<ResolversTypes['Node']> }>;
  IdentityBaselineConnection: ResolverTypeWrapper<Omit<IdentityBaselineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IdentityBaselineEdge']>, nodes: ReadonlyArray<ResolversTypes['IdentityBaseline']> }>;
  IdentityBaselineEdge: ResolverTypeWrapper<Omit<IdentityBaselineEdge, 'node'> & { node: ResolversTypes['IdentityBaseline'] }>;
  AcceptedBaselines: ResolverTypeWrapper<AcceptedBaselines>;
  SyncPhase: SyncPhase;
  SyncProgress: ResolverTypeWrapper<SyncProgress>;
  SourceProgressState: SourceProgressState;
  SourceProgress: ResolverTypeWrapper<SourceProgress>;
  GraphChange: ResolverTypeWrapper<GraphChange>;
  GraphChangeCount: ResolverTypeWrapper<GraphChangeCount>;
  Entity: ResolverTypeWrapper<Omit<Entity, 'node' | 'neighbours'> & { node?: Maybe<ResolversTypes['Node']>, neighbours: ResolversTypes['NeighbourConnection'] }>;
  Fact: ResolverTypeWrapper<Fact>;
  NeighbourDirection: NeighbourDirection;
  NeighbourGroup: ResolverTypeWrapper<NeighbourGroup>;
  NeighbourConnection: ResolverTypeWrapper<Omit<NeighbourConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['NeighbourEdge']> }>;
  NeighbourEdge: ResolverTypeWrapper<Omit<NeighbourEdge, 'entity'> & { entity: ResolversTypes['Entity'] }>;
  NotificationReceiver: ResolverTypeWrapper<NotificationReceiver>;
  DeadLetter: ResolverTypeWrapper<Omit<DeadLetter, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  DeadLetterConnection: ResolverTypeWrapper<Omit<DeadLetterConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DeadLetterEdge']>, nodes: ReadonlyArray<ResolversTypes['DeadLetter']> }>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  ShortestAccessPaths: ResolverTypeWrapper<Omit<ShortestAccessPaths, 'paths'> & { paths: ReadonlyArray<ResolversTypes['ShortestAccessPath']> }>;
  ShortestAccessPath: ResolverTypeWrapper<Omit<ShortestAccessPath, 'steps'> & { steps: ReadonlyArray<ResolversTypes['ShortestAccessStep']> }>;
  ShortestAccessStep: ResolverTypeWrapper<Omit<ShortestAccessStep, 'from' | 'to'> & { from?: Maybe<ResolversTypes['Node']>, to?: Maybe<ResolversTypes['Node']> }>;
  PermissionFilter: PermissionFilter;
  PermissionConnection: ResolverTypeWrapper<Omit<PermissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PermissionEdge']>, nodes: ReadonlyArray<ResolversTypes['Permission']> }>;
  PermissionEdge: ResolverTypeWrapper<Omit<PermissionEdge, 'node'> & { node: ResolversTypes['Permission'] }>;
  PermissionOrigin: PermissionOrigin;
  Permission: ResolverTypeWrapper<Omit<Permission, 'identity' | 'resource' | 'source'> & { identity?: Maybe<ResolversTypes['Node']>, resource?: Maybe<ResolversTypes['Node']>, source?: Maybe<ResolversTypes['Node']> }>;
  ControlState: ControlState;
  FrameworkStatus: ResolverTypeWrapper<FrameworkStatus>;
  ControlStatus: ResolverTypeWrapper<ControlStatus>;
  RiskPoint: ResolverTypeWrapper<RiskPoint>;
  RelationshipType: ResolverTypeWrapper<RelationshipType>;
  StepDirection: StepDirection;
  SavedQuery: ResolverTypeWrapper<SavedQuery>;
  SavedQueryParameter: ResolverTypeWrapper<SavedQueryParameter>;
  SavedQueryColumn: ResolverTypeWrapper<SavedQueryColumn>;
  SavedQueryControl: ResolverTypeWrapper<SavedQueryControl>;
  SavedQueryAlert: ResolverTypeWrapper<SavedQueryAlert>;
  SavedQueryProblem: ResolverTypeWrapper<SavedQueryProblem>;
  QueryResult: ResolverTypeWrapper<QueryResult>;
  SearchConnection: ResolverTypeWrapper<Omit<SearchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SearchEdge']>, nodes: ReadonlyArray<ResolversTypes['Node']> }>;
  SearchEdge: ResolverTypeWrapper<Omit<SearchEdge, 'node'> & { node: ResolversTypes['Node'] }>;
  SourceState: SourceState;
  SourceCoverage: ResolverTypeWrapper<SourceCoverage>;
  IncompleteStatus: IncompleteStatus;
  IncompleteScope: ResolverTypeWrapper<IncompleteScope>;
  IncompleteScopeConnection: ResolverTypeWrapper<IncompleteScopeConnection>;
  IncompleteScopeEdge: ResolverTypeWrapper<IncompleteScopeEdge>;
  SyncRunStatus: SyncRunStatus;
  SyncRunCounts: ResolverTypeWrapper<SyncRunCounts>;
  ScopeCounts: ResolverTypeWrapper<ScopeCounts>;
  SyncRun: ResolverTypeWrapper<SyncRun>;
  SyncRunConnection: ResolverTypeWrapper<SyncRunConnection>;
  SyncRunEdge: ResolverTypeWrapper<SyncRunEdge>;
  WatchCondition: WatchCondition;
  WatchQueryInput: WatchQueryInput;
  Watch: ResolverTypeWrapper<Watch>;
  AlertActor: ResolverTypeWrapper<AlertActor>;
  Action: ResolverTypeWrapper<Scalars['Action']['output']>;
  NodeKind: ResolverTypeWrapper<Scalars['NodeKind']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  AccessComparison: Omit<AccessComparison, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AccessComparisonEdge']> };
  Boolean: Scalars['Boolean']['output'];
  AccessComparisonEdge: Omit<AccessComparisonEdge, 'resource' | 'a' | 'b'> & { resource?: Maybe<ResolversParentTypes['Node']>, a?: Maybe<ResolversParentTypes['ComparedAccess']>, b?: Maybe<ResolversParentTypes['ComparedAccess']> };
  ComparedAccess: Omit<ComparedAccess, 'sources'> & { sources: ReadonlyArray<ResolversParentTypes['AccessSource']> };
  FormerThing: Omit<FormerThing, 'node'> & { node?: Maybe<ResolversParentTypes['Node']> };
  FormerAccessSource: Omit<FormerAccessSource, 'source'> & { source: ResolversParentTypes['FormerThing'] };
  FormerRole: Omit<FormerRole, 'sources'> & { sources: ReadonlyArray<ResolversParentTypes['FormerAccessSource']> };
  AccessAtConnection: Omit<AccessAtConnection, 'resource' | 'edges'> & { resource: ResolversParentTypes['FormerThing'], edges: ReadonlyArray<ResolversParentTypes['AccessAtEdge']> };
  AccessAtEdge: Omit<AccessAtEdge, 'identity' | 'role'> & { identity: ResolversParentTypes['FormerThing'], role: ResolversParentTypes['FormerRole'] };
  AccessDiffConnection: Omit<AccessDiffConnection, 'resource' | 'edges'> & { resource: ResolversParentTypes['FormerThing'], edges: ReadonlyArray<ResolversParentTypes['AccessDiffEdge']> };
  AccessDiffEdge: Omit<AccessDiffEdge, 'identity' | 'before' | 'after' | 'changes'> & { identity: ResolversParentTypes['FormerThing'], before?: Maybe<ResolversParentTypes['FormerRole']>, after?: Maybe<ResolversParentTypes['FormerRole']>, changes: ReadonlyArray<ResolversParentTypes['Change']> };
  EffectiveRole: EffectiveRole;
  AccessExplanation: Omit<AccessExplanation, 'paths' | 'minimalCut'> & { paths: ReadonlyArray<ResolversParentTypes['AccessPath']>, minimalCut: ReadonlyArray<ResolversParentTypes['AccessCut']> };
  AccessPath: Omit<AccessPath, 'place' | 'steps'> & { place?: Maybe<ResolversParentTypes['Node']>, steps: ReadonlyArray<ResolversParentTypes['AccessStep']> };
  AccessStep: Omit<AccessStep, 'from' | 'to'> & { from?: Maybe<ResolversParentTypes['Node']>, to?: Maybe<ResolversParentTypes['Node']> };
  AccessCut: Omit<AccessCut, 'from' | 'to'> & { from?: Maybe<ResolversParentTypes['Node']>, to?: Maybe<ResolversParentTypes['Node']> };
  AccessSource: Omit<AccessSource, 'source'> & { source?: Maybe<ResolversParentTypes['Node']> };
  WhoCanFilter: WhoCanFilter;
  WhatCanFilter: WhatCanFilter;
  WhoCanConnection: Omit<WhoCanConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['WhoCanEdge']> };
  WhoCanEdge: Omit<WhoCanEdge, 'identity' | 'sources'> & { identity?: Maybe<ResolversParentTypes['Node']>, sources: ReadonlyArray<ResolversParentTypes['AccessSource']> };
  WhatCanConnection: Omit<WhatCanConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['WhatCanEdge']> };
  WhatCanEdge: Omit<WhatCanEdge, 'resource' | 'sources'> & { resource?: Maybe<ResolversParentTypes['Node']>, sources: ReadonlyArray<ResolversParentTypes['AccessSource']> };
  BlastRadius: Omit<BlastRadius, 'groups'> & { groups: ReadonlyArray<ResolversParentTypes['BlastRadiusGroup']> };
  BlastRadiusGroup: Omit<BlastRadiusGroup, 'sample'> & { sample: ReadonlyArray<ResolversParentTypes['BlastRadiusResource']> };
  BlastRadiusResource: Omit<BlastRadiusResource, 'resource'> & { resource?: Maybe<ResolversParentTypes['Node']> };
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  AlertOrder: AlertOrder;
  AlertFilter: AlertFilter;
  SuppressAlertInput: SuppressAlertInput;
  Rule: Rule;
  RuleThreshold: RuleThreshold;
  RuleResult: RuleResult;
  Float: Scalars['Float']['output'];
  Alert: Omit<Alert, 'asset' | 'actor' | 'history' | 'paths'> & { asset?: Maybe<ResolversParentTypes['Node']>, actor?: Maybe<ResolversParentTypes['AlertActor']>, history: ReadonlyArray<ResolversParentTypes['AlertEvent']>, paths: ReadonlyArray<ResolversParentTypes['ShortestAccessPath']> };
  Suppression: Suppression;
  AlertEvent: Omit<AlertEvent, 'alert'> & { alert: ResolversParentTypes['Alert'] };
  AlertCount: AlertCount;
  AlertConnection: Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Alert']> };
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  Baseline: Baseline;
  RiskFactor: RiskFactor;
  SubjectRisk: SubjectRisk;
  CreateTokenInput: CreateTokenInput;
  CreatedToken: CreatedToken;
  ApiToken: ApiToken;
  AuditRecord: AuditRecord;
  AuditRecordConnection: AuditRecordConnection;
  AuditRecordEdge: AuditRecordEdge;
  Change: Omit<Change, 'actor' | 'alerts'> & { actor?: Maybe<ResolversParentTypes['AlertActor']>, alerts: ReadonlyArray<ResolversParentTypes['Alert']> };
  ChangeConnection: Omit<ChangeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ChangeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Change']> };
  ChangeEdge: Omit<ChangeEdge, 'node'> & { node: ResolversParentTypes['Change'] };
  SafeInt: Scalars['SafeInt']['output'];
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  JSON: Scalars['JSON']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  TotalCount: TotalCount;
  UnknownScope: UnknownScope;
  Viewer: Viewer;
  GitLabConnection: GitLabConnection;
  StartSyncPayload: StartSyncPayload;
  CancelSyncPayload: CancelSyncPayload;
  VerifyConnectionPayload: VerifyConnectionPayload;
  VerifiedInstance: VerifiedInstance;
  VerifiedToken: VerifiedToken;
  SourceReadability: SourceReadability;
  CypherResult: CypherResult;
  CypherNode: CypherNode;
  CypherRelationship: CypherRelationship;
  StringFilter: StringFilter;
  IntFilter: IntFilter;
  BooleanFilter: BooleanFilter;
  DateTimeFilter: DateTimeFilter;
  DateFilter: DateFilter;
  StringListFilter: StringListFilter;
  IntListFilter: IntListFilter;
  IdentityBaselineFilter: IdentityBaselineFilter;
  IdentityBaseline: Omit<IdentityBaseline, 'identity'> & { identity?: Maybe<ResolversParentTypes['Node']> };
  IdentityBaselineConnection: Omit<IdentityBaselineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IdentityBaselineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IdentityBaseline']> };
  IdentityBaselineEdge: Omit<IdentityBaselineEdge, 'node'> & { node: ResolversParentTypes['IdentityBaseline'] };
  AcceptedBaselines: AcceptedBaselines;
  SyncProgress: SyncProgress;
  SourceProgress: SourceProgress;
  GraphChange: GraphChange;
  GraphChangeCount: GraphChangeCount;
  Entity: Omit<Entity, 'node' | 'neighbours'> & { node?: Maybe<ResolversParentTypes['Node']>, neighbours: ResolversParentTypes['NeighbourConnection'] };
  Fact: Fact;
  NeighbourGroup: NeighbourGroup;
  NeighbourConnection: Omit<NeighbourConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['NeighbourEdge']> };
  NeighbourEdge: Omit<NeighbourEdge, 'entity'> & { entity: ResolversParentTypes['Entity'] };
  NotificationReceiver: NotificationReceiver;
  DeadLetter: Omit<DeadLetter, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  DeadLetterConnection: Omit<DeadLetterConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DeadLetterEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DeadLetter']> };
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  ShortestAccessPaths: Omit<ShortestAccessPaths, 'paths'> & { paths: ReadonlyArray<ResolversParentTypes['ShortestAccessPath']> };
  ShortestAccessPath: Omit<ShortestAccessPath, 'steps'> & { steps: ReadonlyArray<ResolversParentTypes['ShortestAccessStep']> };
  ShortestAccessStep: Omit<ShortestAccessStep, 'from' | 'to'> & { from?: Maybe<ResolversParentTypes['Node']>, to?: Maybe<ResolversParentTypes['Node']> };
  PermissionFilter: PermissionFilter;
  PermissionConnection: Omit<PermissionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PermissionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Permission']> };
  PermissionEdge: Omit<PermissionEdge, 'node'> & { node: ResolversParentTypes['Permission'] };
  Permission: Omit<Permission, 'identity' | 'resource' | 'source'> & { identity?: Maybe<ResolversParentTypes['Node']>, resource?: Maybe<ResolversParentTypes['Node']>, source?: Maybe<ResolversParentTypes['Node']> };
  FrameworkStatus: FrameworkStatus;
  ControlStatus: ControlStatus;
  RiskPoint: RiskPoint;
  RelationshipType: RelationshipType;
  SavedQuery: SavedQuery;
  SavedQueryParameter: SavedQueryParameter;
  SavedQueryColumn: SavedQueryColumn;
  SavedQueryControl: SavedQueryControl;
  SavedQueryAlert: SavedQueryAlert;
  SavedQueryProblem: SavedQueryProblem;
  QueryResult: QueryResult;
  SearchConnection: Omit<SearchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SearchEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Node']> };
  SearchEdge: Omit<SearchEdge, 'node'> & { node: ResolversParentTypes['Node'] };
  SourceCoverage: SourceCoverage;
  IncompleteScope: IncompleteScope;
  IncompleteScopeConnection: IncompleteScopeConnection;
  IncompleteScopeEdge: IncompleteScopeEdge;
  SyncRunCounts: SyncRunCounts;
  ScopeCounts: ScopeCounts;
  SyncRun: SyncRun;
  SyncRunConnection: SyncRunConnection;
  SyncRunEdge: SyncRunEdge;
  WatchQueryInput: WatchQueryInput;
  Watch: Watch;
  AlertActor: AlertActor;
  Action: Scalars['Action']['output'];
  NodeKind: Scalars['NodeKind']['output'];
};

export type AuthDirectiveArgs = {
  role: Role;
};

export type AuthDirectiveResolver<Result, Parent, ContextType = ApiContext, Args = AuthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  compareAccess?: Resolver<ResolversTypes['AccessComparison'], ParentType, ContextType, RequireFields<QueryCompareAccessArgs, 'identityA' | 'identityB' | 'first'>>;
  accessAt?: Resolver<ResolversTypes['AccessAtConnection'], ParentType, ContextType, RequireFields<QueryAccessAtArgs, 'resource' | 'time' | 'first'>>;
  accessDiff?: Resolver<ResolversTypes['AccessDiffConnection'], ParentType, ContextType, RequireFields<QueryAccessDiffArgs, 'resource' | 'from' | 'first'>>;
  explainAccess?: Resolver<ResolversTypes['AccessExplanation'], ParentType, ContextType, RequireFields<QueryExplainAccessArgs, 'identity' | 'action' | 'resource'>>;
  whoCan?: Resolver<ResolversTypes['WhoCanConnection'], ParentType, ContextType, RequireFields<QueryWhoCanArgs, 'action' | 'resource' | 'first'>>;
  whatCan?: Resolver<ResolversTypes['WhatCanConnection'], ParentType, ContextType, RequireFields<QueryWhatCanArgs, 'identity' | 'action' | 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<QueryBlastRadiusArgs, 'identity' | 'sample'>>;
  effectiveRole?: Resolver<ResolversTypes['EffectiveRole'], ParentType, ContextType, RequireFields<QueryEffectiveRoleArgs, 'identity' | 'resource'>>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType, Partial<QueryRulesArgs>>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType, RequireFields<QueryRuleArgs, 'id'>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, RequireFields<QueryAlertsArgs, 'orderBy' | 'first'>>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType, RequireFields<QueryAlertArgs, 'id'>>;
  baselines?: Resolver<ReadonlyArray<ResolversTypes['Baseline']>, ParentType, ContextType>;
  riskScores?: Resolver<ReadonlyArray<ResolversTypes['SubjectRisk']>, ParentType, ContextType, RequireFields<QueryRiskScoresArgs, 'of' | 'first'>>;
  tokens?: Resolver<ReadonlyArray<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  auditRecords?: Resolver<ResolversTypes['AuditRecordConnection'], ParentType, ContextType, RequireFields<QueryAuditRecordsArgs, 'first'>>;
  changes?: Resolver<ResolversTypes['ChangeConnection'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'first'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherResult'], ParentType, ContextType, RequireFields<QueryCypherArgs, 'statement'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'key'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'keys'>>;
  identityBaselines?: Resolver<ResolversTypes['IdentityBaselineConnection'], ParentType, ContextType, RequireFields<QueryIdentityBaselinesArgs, 'first'>>;
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType, RequireFields<QueryEntityArgs, 'key'>>;
  entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType, RequireFields<QueryEntitiesArgs, 'keys'>>;
  notificationReceivers?: Resolver<ReadonlyArray<ResolversTypes['NotificationReceiver']>, ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, RequireFields<QueryDeadLettersArgs, 'first'>>;
  shortestAccessPaths?: Resolver<ResolversTypes['ShortestAccessPaths'], ParentType, ContextType, RequireFields<QueryShortestAccessPathsArgs, 'from' | 'to' | 'max'>>;
  permissions?: Resolver<ResolversTypes['PermissionConnection'], ParentType, ContextType, RequireFields<QueryPermissionsArgs, 'first'>>;
  controlStatus?: Resolver<ReadonlyArray<ResolversTypes['FrameworkStatus']>, ParentType, ContextType, RequireFields<QueryControlStatusArgs, 'aiSystems'>>;
  riskTrend?: Resolver<ReadonlyArray<ResolversTypes['RiskPoint']>, ParentType, ContextType, RequireFields<QueryRiskTrendArgs, 'of'>>;
  relationshipTypes?: Resolver<ReadonlyArray<ResolversTypes['RelationshipType']>, ParentType, ContextType>;
  relationshipType?: Resolver<Maybe<ResolversTypes['RelationshipType']>, ParentType, ContextType, RequireFields<QueryRelationshipTypeArgs, 'name'>>;
  savedQueries?: Resolver<ReadonlyArray<ResolversTypes['SavedQuery']>, ParentType, ContextType, Partial<QuerySavedQueriesArgs>>;
  savedQueryProblems?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryProblem']>, ParentType, ContextType>;
  runQuery?: Resolver<ResolversTypes['QueryResult'], ParentType, ContextType, RequireFields<QueryRunQueryArgs, 'id' | 'first'>>;
  search?: Resolver<ResolversTypes['SearchConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'text' | 'first'>>;
  connections?: Resolver<ReadonlyArray<ResolversTypes['GitLabConnection']>, ParentType, ContextType>;
  connection?: Resolver<Maybe<ResolversTypes['GitLabConnection']>, ParentType, ContextType, RequireFields<QueryConnectionArgs, 'name'>>;
  syncRuns?: Resolver<ResolversTypes['SyncRunConnection'], ParentType, ContextType, RequireFields<QuerySyncRunsArgs, 'first'>>;
  syncRun?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType, RequireFields<QuerySyncRunArgs, 'id'>>;
  watches?: Resolver<ReadonlyArray<ResolversTypes['Watch']>, ParentType, ContextType>;
};

export type AccessComparisonResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessComparison'] = ResolversParentTypes['AccessComparison']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlyA?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onlyB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  differentRole?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  same?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessComparisonEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type AccessComparisonEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessComparisonEdge'] = ResolversParentTypes['AccessComparisonEdge']> = {
  resource?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessComparisonKind'], ParentType, ContextType>;
  a?: Resolver<Maybe<ResolversTypes['ComparedAccess']>, ParentType, ContextType>;
  b?: Resolver<Maybe<ResolversTypes['ComparedAccess']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ComparedAccessResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ComparedAccess'] = ResolversParentTypes['ComparedAccess']> = {
  decision?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType>;
  accessLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['AccessSource']>, ParentType, ContextType>;
};

export type FormerThingResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['FormerThing'] = ResolversParentTypes['FormerThing']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
};

export type FormerAccessSourceResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['FormerAccessSource'] = ResolversParentTypes['FormerAccessSource']> = {
  via?: Resolver<ResolversTypes['GrantVia'], ParentType, ContextType>;
  accessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['FormerThing'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type FormerRoleResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['FormerRole'] = ResolversParentTypes['FormerRole']> = {
  accessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  latentAccessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  abilities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  certain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['FormerAccessSource']>, ParentType, ContextType>;
};

export type AccessAtConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessAtConnection'] = ResolversParentTypes['AccessAtConnection']> = {
  resource?: Resolver<ResolversTypes['FormerThing'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessAtEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type AccessAtEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessAtEdge'] = ResolversParentTypes['AccessAtEdge']> = {
  identity?: Resolver<ResolversTypes['FormerThing'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['FormerRole'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccessDiffConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessDiffConnection'] = ResolversParentTypes['AccessDiffConnection']> = {
  resource?: Resolver<ResolversTypes['FormerThing'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gained?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessDiffEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type AccessDiffEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessDiffEdge'] = ResolversParentTypes['AccessDiffEdge']> = {
  identity?: Resolver<ResolversTypes['FormerThing'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessDifferenceKind'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['FormerRole']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['FormerRole']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EffectiveRoleResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['EffectiveRole'] = ResolversParentTypes['EffectiveRole']> = {
  accessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  latentAccessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  possibleAccessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type AccessExplanationResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessExplanation'] = ResolversParentTypes['AccessExplanation']> = {
  decision?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType>;
  accessLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['AccessPath']>, ParentType, ContextType>;
  minimalCut?: Resolver<ReadonlyArray<ResolversTypes['AccessCut']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type AccessPathResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessPath'] = ResolversParentTypes['AccessPath']> = {
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['AccessStep']>, ParentType, ContextType>;
};

export type AccessStepResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessStep'] = ResolversParentTypes['AccessStep']> = {
  from?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  levelBefore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  levelAfter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccessCutResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessCut'] = ResolversParentTypes['AccessCut']> = {
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccessSourceResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AccessSource'] = ResolversParentTypes['AccessSource']> = {
  via?: Resolver<ResolversTypes['GrantVia'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['PermissionOrigin'], ParentType, ContextType>;
  accessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type WhoCanConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['WhoCanConnection'] = ResolversParentTypes['WhoCanConnection']> = {
  kinds?: Resolver<ReadonlyArray<ResolversTypes['AccessIdentityKind']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['WhoCanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type WhoCanEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['WhoCanEdge'] = ResolversParentTypes['WhoCanEdge']> = {
  identity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessIdentityKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType>;
  accessLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['AccessSource']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WhatCanConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['WhatCanConnection'] = ResolversParentTypes['WhatCanConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['WhatCanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type WhatCanEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['WhatCanEdge'] = ResolversParentTypes['WhatCanEdge']> = {
  resource?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessResourceKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['AccessDecision'], ParentType, ContextType>;
  accessLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['AccessSource']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BlastRadiusResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['BlastRadius'] = ResolversParentTypes['BlastRadius']> = {
  groups?: Resolver<ReadonlyArray<ResolversTypes['BlastRadiusGroup']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type BlastRadiusGroupResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['BlastRadiusGroup'] = ResolversParentTypes['BlastRadiusGroup']> = {
  action?: Resolver<ResolversTypes['Action'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessResourceKind'], ParentType, ContextType>;
  protectedBranches?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sample?: Resolver<ReadonlyArray<ResolversTypes['BlastRadiusResource']>, ParentType, ContextType>;
};

export type BlastRadiusResourceResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['BlastRadiusResource'] = ResolversParentTypes['BlastRadiusResource']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptBaseline?: Resolver<ResolversTypes['Baseline'], ParentType, ContextType, RequireFields<MutationAcceptBaselineArgs, 'reason'>>;
  acknowledgeAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationAcknowledgeAlertArgs, 'id'>>;
  startAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationStartAlertArgs, 'id'>>;
  resolveAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationResolveAlertArgs, 'id' | 'reason'>>;
  suppressAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationSuppressAlertArgs, 'id' | 'input'>>;
  reopenAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationReopenAlertArgs, 'id'>>;
  runRules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType, Partial<MutationRunRulesArgs>>;
  createToken?: Resolver<ResolversTypes['CreatedToken'], ParentType, ContextType, RequireFields<MutationCreateTokenArgs, 'input'>>;
  revokeToken?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType, RequireFields<MutationRevokeTokenArgs, 'token'>>;
  acceptIdentityBaseline?: Resolver<ResolversTypes['AcceptedBaselines'], ParentType, ContextType, RequireFields<MutationAcceptIdentityBaselineArgs, 'reason'>>;
  replayDeadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<MutationReplayDeadLettersArgs>>;
  startSync?: Resolver<ResolversTypes['StartSyncPayload'], ParentType, ContextType, RequireFields<MutationStartSyncArgs, 'connection' | 'full'>>;
  cancelSync?: Resolver<ResolversTypes['CancelSyncPayload'], ParentType, ContextType, RequireFields<MutationCancelSyncArgs, 'connection'>>;
  verifyConnection?: Resolver<ResolversTypes['VerifyConnectionPayload'], ParentType, ContextType, RequireFields<MutationVerifyConnectionArgs, 'connection'>>;
  watchQuery?: Resolver<ResolversTypes['Watch'], ParentType, ContextType, RequireFields<MutationWatchQueryArgs, 'input'>>;
  unwatchQuery?: Resolver<ResolversTypes['Watch'], ParentType, ContextType, RequireFields<MutationUnwatchQueryArgs, 'name'>>;
};

export type SubscriptionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertChanged?: SubscriptionResolver<ResolversTypes['AlertEvent'], "alertChanged", ParentType, ContextType, Partial<SubscriptionAlertChangedArgs>>;
  syncProgress?: SubscriptionResolver<ResolversTypes['SyncProgress'], "syncProgress", ParentType, ContextType, Partial<SubscriptionSyncProgressArgs>>;
  graphChanged?: SubscriptionResolver<ResolversTypes['GraphChange'], "graphChanged", ParentType, ContextType, Partial<SubscriptionGraphChangedArgs>>;
};

export type RuleResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['AlertConfidence'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  identity?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryParameter']>, ParentType, ContextType>;
  thresholds?: Resolver<ReadonlyArray<ResolversTypes['RuleThreshold']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryColumn']>, ParentType, ContextType>;
  remediation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  calls?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  controls?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryControl']>, ParentType, ContextType>;
  aiControlsApplyOnlyIf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['RuleResult']>, ParentType, ContextType>;
};

export type RuleThresholdResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RuleThreshold'] = ResolversParentTypes['RuleThreshold']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  configured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RuleResultResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RuleResult'] = ResolversParentTypes['RuleResult']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RuleState'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evaluatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  checked?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passPercentage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  openAlerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AlertStatus'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['AlertConfidence'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identity?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  asset?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  assetKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  remediation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  calls?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  controls?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  occurrences?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  suppression?: Resolver<Maybe<ResolversTypes['Suppression']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['AlertActor']>, ParentType, ContextType>;
  auditEvent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  riskScore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  riskFactors?: Resolver<ReadonlyArray<ResolversTypes['RiskFactor']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['AlertEvent']>, ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['ShortestAccessPath']>, ParentType, ContextType>;
  narrative?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<AlertNarrativeArgs, 'format'>>;
};

export type SuppressionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Suppression'] = ResolversParentTypes['Suppression']> = {
  kind?: Resolver<ResolversTypes['SuppressionKind'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AlertEventResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AlertEvent'] = ResolversParentTypes['AlertEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['AlertAction'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['AlertStatus']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['AlertStatus'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suppression?: Resolver<Maybe<ResolversTypes['Suppression']>, ParentType, ContextType>;
  alert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertCountResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AlertCount'] = ResolversParentTypes['AlertCount']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bySeverity?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
  byStatus?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
  byRule?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
  byGroup?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
  byControl?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BaselineResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Baseline'] = ResolversParentTypes['Baseline']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RiskFactorResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RiskFactor'] = ResolversParentTypes['RiskFactor']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SubjectRiskResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SubjectRisk'] = ResolversParentTypes['SubjectRisk']> = {
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  worst?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
};

export type CreatedTokenResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CreatedToken'] = ResolversParentTypes['CreatedToken']> = {
  token?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AuditRecordResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AuditRecord'] = ResolversParentTypes['AuditRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  principalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  arguments?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AuditOutcome'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditRecordConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AuditRecordConnection'] = ResolversParentTypes['AuditRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditRecordEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AuditRecordEdge'] = ResolversParentTypes['AuditRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditRecord'], ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['ChangeOperation'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ChangeSubject'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  fromKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['AlertActor']>, ParentType, ContextType>;
  auditEvent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  alerts?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  narrative?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ChangeNarrativeArgs, 'format'>>;
};

export type ChangeConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['TotalCount'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  node?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type NodeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TotalCountResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['TotalCount'] = ResolversParentTypes['TotalCount']> = {
  value?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  isEstimate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UnknownScopeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['UnknownScope'] = ResolversParentTypes['UnknownScope']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type GitLabConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['GitLabConnection'] = ResolversParentTypes['GitLabConnection']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConnectionState'], ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  lastStartedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastFinishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  configured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StartSyncPayloadResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['StartSyncPayload'] = ResolversParentTypes['StartSyncPayload']> = {
  run?: Resolver<ResolversTypes['SyncRun'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['GitLabConnection'], ParentType, ContextType>;
};

export type CancelSyncPayloadResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CancelSyncPayload'] = ResolversParentTypes['CancelSyncPayload']> = {
  cancelled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['GitLabConnection'], ParentType, ContextType>;
};

export type VerifyConnectionPayloadResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['VerifyConnectionPayload'] = ResolversParentTypes['VerifyConnectionPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instance?: Resolver<Maybe<ResolversTypes['VerifiedInstance']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['VerifiedToken']>, ParentType, ContextType>;
  readability?: Resolver<ReadonlyArray<ResolversTypes['SourceReadability']>, ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['GitLabConnection'], ParentType, ContextType>;
};

export type VerifiedInstanceResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['VerifiedInstance'] = ResolversParentTypes['VerifiedInstance']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enterprise?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VerifiedTokenResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['VerifiedToken'] = ResolversParentTypes['VerifiedToken']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isAdmin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SourceReadabilityResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SourceReadability'] = ResolversParentTypes['SourceReadability']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ReadabilityVerdict'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CypherResultResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CypherResult'] = ResolversParentTypes['CypherResult']> = {
  columns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CypherNode']>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['CypherRelationship']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CypherNodeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CypherNode'] = ResolversParentTypes['CypherNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type CypherRelationshipResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CypherRelationship'] = ResolversParentTypes['CypherRelationship']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type IdentityBaselineResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['IdentityBaseline'] = ResolversParentTypes['IdentityBaseline']> = {
  identityKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NonHumanIdentityKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BaselineState'], ParentType, ContextType>;
  before?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  after?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  added?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  uncertain?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  unread?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acceptedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdentityBaselineConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['IdentityBaselineConnection'] = ResolversParentTypes['IdentityBaselineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IdentityBaselineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IdentityBaseline']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  byState?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
};

export type IdentityBaselineEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['IdentityBaselineEdge'] = ResolversParentTypes['IdentityBaselineEdge']> = {
  node?: Resolver<ResolversTypes['IdentityBaseline'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AcceptedBaselinesResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AcceptedBaselines'] = ResolversParentTypes['AcceptedBaselines']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incomplete?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SyncProgressResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SyncProgress'] = ResolversParentTypes['SyncProgress']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['SyncPhase'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncRunStatus'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  waitingForRateLimit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  elapsedMs?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceProgress']>, ParentType, ContextType>;
};

export type SourceProgressResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SourceProgress'] = ResolversParentTypes['SourceProgress']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceProgressState'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  denied?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GraphChangeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['GraphChange'] = ResolversParentTypes['GraphChange']> = {
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['GraphChangeCount']>, ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  keysTruncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GraphChangeCountResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['GraphChangeCount'] = ResolversParentTypes['GraphChangeCount']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['ChangeOperation'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type EntityResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  kindTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['Fact']>, ParentType, ContextType>;
  neighbourGroups?: Resolver<ReadonlyArray<ResolversTypes['NeighbourGroup']>, ParentType, ContextType>;
  neighbours?: Resolver<ResolversTypes['NeighbourConnection'], ParentType, ContextType, RequireFields<EntityNeighboursArgs, 'relationship' | 'direction' | 'kind' | 'first'>>;
};

export type FactResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Fact'] = ResolversParentTypes['Fact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  readable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NeighbourGroupResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NeighbourGroup'] = ResolversParentTypes['NeighbourGroup']> = {
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['NeighbourDirection'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  kindTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NeighbourConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NeighbourConnection'] = ResolversParentTypes['NeighbourConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NeighbourEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NeighbourEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NeighbourEdge'] = ResolversParentTypes['NeighbourEdge']> = {
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['Fact']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NotificationReceiverResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NotificationReceiver'] = ResolversParentTypes['NotificationReceiver']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  behind?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestWaiting?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  delivered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastDeliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastErrorAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeadLetterResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receiver?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['AlertAction'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShortestAccessPathsResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ShortestAccessPaths'] = ResolversParentTypes['ShortestAccessPaths']> = {
  paths?: Resolver<ReadonlyArray<ResolversTypes['ShortestAccessPath']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type ShortestAccessPathResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ShortestAccessPath'] = ResolversParentTypes['ShortestAccessPath']> = {
  steps?: Resolver<ReadonlyArray<ResolversTypes['ShortestAccessStep']>, ParentType, ContextType>;
};

export type ShortestAccessStepResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ShortestAccessStep'] = ResolversParentTypes['ShortestAccessStep']> = {
  from?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['StepDirection'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  accessLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PermissionConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PermissionConnection'] = ResolversParentTypes['PermissionConnection']> = {
  totalCount?: Resolver<ResolversTypes['TotalCount'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PermissionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type PermissionEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PermissionEdge'] = ResolversParentTypes['PermissionEdge']> = {
  node?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessResourceKind'], ParentType, ContextType>;
  accessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latentAccessLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  latentRole?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['PermissionOrigin'], ParentType, ContextType>;
  via?: Resolver<ResolversTypes['GrantVia'], ParentType, ContextType>;
  certain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourcePath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grantedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastActivityOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  external?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  administrator?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  identityKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resourceKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sourceKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identity?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
};

export type FrameworkStatusResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['FrameworkStatus'] = ResolversParentTypes['FrameworkStatus']> = {
  framework?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  controls?: Resolver<ReadonlyArray<ResolversTypes['ControlStatus']>, ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notApplicable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passPercentage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ControlStatusResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ControlStatus'] = ResolversParentTypes['ControlStatus']> = {
  framework?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  control?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ControlState'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType>;
  openAlerts?: Resolver<ReadonlyArray<ResolversTypes['AlertCount']>, ParentType, ContextType>;
  suppressedAlerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passPercentage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  evaluatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RiskPointResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RiskPoint'] = ResolversParentTypes['RiskPoint']> = {
  day?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  critical?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medium?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  info?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RelationshipTypeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RelationshipType'] = ResolversParentTypes['RelationshipType']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  granted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  abused?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  docs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  carriesAccess?: Resolver<ReadonlyArray<ResolversTypes['StepDirection']>, ParentType, ContextType>;
};

export type SavedQueryResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SavedQuery'] = ResolversParentTypes['SavedQuery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryParameter']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryColumn']>, ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  remediation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  controls?: Resolver<ReadonlyArray<ResolversTypes['SavedQueryControl']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['SavedQueryAlert']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SavedQueryParameterResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SavedQueryParameter'] = ResolversParentTypes['SavedQueryParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  default?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SavedQueryColumnResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SavedQueryColumn'] = ResolversParentTypes['SavedQueryColumn']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SavedQueryControlResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SavedQueryControl'] = ResolversParentTypes['SavedQueryControl']> = {
  framework?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  controls?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SavedQueryAlertResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SavedQueryAlert'] = ResolversParentTypes['SavedQueryAlert']> = {
  severity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  identity?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SavedQueryProblemResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SavedQueryProblem'] = ResolversParentTypes['SavedQueryProblem']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResultResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['QueryResult'] = ResolversParentTypes['QueryResult']> = {
  columns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unknownScopes?: Resolver<ReadonlyArray<ResolversTypes['UnknownScope']>, ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceCoverageResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SourceCoverage'] = ResolversParentTypes['SourceCoverage']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceState'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  denied?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type IncompleteScopeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['IncompleteScope'] = ResolversParentTypes['IncompleteScope']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IncompleteStatus'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IncompleteScopeConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['IncompleteScopeConnection'] = ResolversParentTypes['IncompleteScopeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IncompleteScopeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IncompleteScope']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['TotalCount'], ParentType, ContextType>;
};

export type IncompleteScopeEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['IncompleteScopeEdge'] = ResolversParentTypes['IncompleteScopeEdge']> = {
  node?: Resolver<ResolversTypes['IncompleteScope'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SyncRunCountsResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SyncRunCounts'] = ResolversParentTypes['SyncRunCounts']> = {
  created?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  refreshed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ScopeCountsResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ScopeCounts'] = ResolversParentTypes['ScopeCounts']> = {
  complete?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  denied?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type SyncRunResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SyncRun'] = ResolversParentTypes['SyncRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncRunStatus'], ParentType, ContextType>;
  full?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  counts?: Resolver<Maybe<ResolversTypes['SyncRunCounts']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<ResolversTypes['ScopeCounts']>, ParentType, ContextType>;
  requests?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  retries?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  rateLimitWaitMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  clockSkewMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  detailsPruned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  coverage?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SourceCoverage']>>, ParentType, ContextType>;
  incomplete?: Resolver<Maybe<ResolversTypes['IncompleteScopeConnection']>, ParentType, ContextType, RequireFields<SyncRunIncompleteArgs, 'first'>>;
};

export type SyncRunConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SyncRunConnection'] = ResolversParentTypes['SyncRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SyncRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['TotalCount'], ParentType, ContextType>;
};

export type SyncRunEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SyncRunEdge'] = ResolversParentTypes['SyncRunEdge']> = {
  node?: Resolver<ResolversTypes['SyncRun'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WatchResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Watch'] = ResolversParentTypes['Watch']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  on?: Resolver<ReadonlyArray<ResolversTypes['WatchCondition']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  configured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['RuleResult']>, ParentType, ContextType>;
};

export type AlertActorResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AlertActor'] = ResolversParentTypes['AlertActor']> = {
  key?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface ActionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Action'], any> {
  name: 'Action';
}

export interface NodeKindScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NodeKind'], any> {
  name: 'NodeKind';
}

export type Resolvers<ContextType = ApiContext> = {
  Query?: QueryResolvers<ContextType>;
  AccessComparison?: AccessComparisonResolvers<ContextType>;
  AccessComparisonEdge?: AccessComparisonEdgeResolvers<ContextType>;
  ComparedAccess?: ComparedAccessResolvers<ContextType>;
  FormerThing?: FormerThingResolvers<ContextType>;
  FormerAccessSource?: FormerAccessSourceResolvers<ContextType>;
  FormerRole?: FormerRoleResolvers<ContextType>;
  AccessAtConnection?: AccessAtConnectionResolvers<ContextType>;
  AccessAtEdge?: AccessAtEdgeResolvers<ContextType>;
  AccessDiffConnection?: AccessDiffConnectionResolvers<ContextType>;
  AccessDiffEdge?: AccessDiffEdgeResolvers<ContextType>;
  EffectiveRole?: EffectiveRoleResolvers<ContextType>;
  AccessExplanation?: AccessExplanationResolvers<ContextType>;
  AccessPath?: AccessPathResolvers<ContextType>;
  AccessStep?: AccessStepResolvers<ContextType>;
  AccessCut?: AccessCutResolvers<ContextType>;
  AccessSource?: AccessSourceResolvers<ContextType>;
  WhoCanConnection?: WhoCanConnectionResolvers<ContextType>;
  WhoCanEdge?: WhoCanEdgeResolvers<ContextType>;
  WhatCanConnection?: WhatCanConnectionResolvers<ContextType>;
  WhatCanEdge?: WhatCanEdgeResolvers<ContextType>;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  BlastRadiusGroup?: BlastRadiusGroupResolvers<ContextType>;
  BlastRadiusResource?: BlastRadiusResourceResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  RuleThreshold?: RuleThresholdResolvers<ContextType>;
  RuleResult?: RuleResultResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  Suppression?: SuppressionResolvers<ContextType>;
  AlertEvent?: AlertEventResolvers<ContextType>;
  AlertCount?: AlertCountResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  Baseline?: BaselineResolvers<ContextType>;
  RiskFactor?: RiskFactorResolvers<ContextType>;
  SubjectRisk?: SubjectRiskResolvers<ContextType>;
  CreatedToken?: CreatedTokenResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  AuditRecord?: AuditRecordResolvers<ContextType>;
  AuditRecordConnection?: AuditRecordConnectionResolvers<ContextType>;
  AuditRecordEdge?: AuditRecordEdgeResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ChangeConnection?: ChangeConnectionResolvers<ContextType>;
  ChangeEdge?: ChangeEdgeResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  TotalCount?: TotalCountResolvers<ContextType>;
  UnknownScope?: UnknownScopeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  GitLabConnection?: GitLabConnectionResolvers<ContextType>;
  StartSyncPayload?: StartSyncPayloadResolvers<ContextType>;
  CancelSyncPayload?: CancelSyncPayloadResolvers<ContextType>;
  VerifyConnectionPayload?: VerifyConnectionPayloadResolvers<ContextType>;
  VerifiedInstance?: VerifiedInstanceResolvers<ContextType>;
  VerifiedToken?: VerifiedTokenResolvers<ContextType>;
  SourceReadability?: SourceReadabilityResolvers<ContextType>;
  CypherResult?: CypherResultResolvers<ContextType>;
  CypherNode?: CypherNodeResolvers<ContextType>;
  CypherRelationship?: CypherRelationshipResolvers<ContextType>;
  IdentityBaseline?: IdentityBaselineResolvers<ContextType>;
  IdentityBaselineConnection?: IdentityBaselineConnectionResolvers<ContextType>;
  IdentityBaselineEdge?: IdentityBaselineEdgeResolvers<ContextType>;
  AcceptedBaselines?: AcceptedBaselinesResolvers<ContextType>;
  SyncProgress?: SyncProgressResolvers<ContextType>;
  SourceProgress?: SourceProgressResolvers<ContextType>;
  GraphChange?: GraphChangeResolvers<ContextType>;
  GraphChangeCount?: GraphChangeCountResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  Fact?: FactResolvers<ContextType>;
  NeighbourGroup?: NeighbourGroupResolvers<ContextType>;
  NeighbourConnection?: NeighbourConnectionResolvers<ContextType>;
  NeighbourEdge?: NeighbourEdgeResolvers<ContextType>;
  NotificationReceiver?: NotificationReceiverResolvers<ContextType>;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  ShortestAccessPaths?: ShortestAccessPathsResolvers<ContextType>;
  ShortestAccessPath?: ShortestAccessPathResolvers<ContextType>;
  ShortestAccessStep?: ShortestAccessStepResolvers<ContextType>;
  PermissionConnection?: PermissionConnectionResolvers<ContextType>;
  PermissionEdge?: PermissionEdgeResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  FrameworkStatus?: FrameworkStatusResolvers<ContextType>;
  ControlStatus?: ControlStatusResolvers<ContextType>;
  RiskPoint?: RiskPointResolvers<ContextType>;
  RelationshipType?: RelationshipTypeResolvers<ContextType>;
  SavedQuery?: SavedQueryResolvers<ContextType>;
  SavedQueryParameter?: SavedQueryParameterResolvers<ContextType>;
  SavedQueryColumn?: SavedQueryColumnResolvers<ContextType>;
  SavedQueryControl?: SavedQueryControlResolvers<ContextType>;
  SavedQueryAlert?: SavedQueryAlertResolvers<ContextType>;
  SavedQueryProblem?: SavedQueryProblemResolvers<ContextType>;
  QueryResult?: QueryResultResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SourceCoverage?: SourceCoverageResolvers<ContextType>;
  IncompleteScope?: IncompleteScopeResolvers<ContextType>;
  IncompleteScopeConnection?: IncompleteScopeConnectionResolvers<ContextType>;
  IncompleteScopeEdge?: IncompleteScopeEdgeResolvers<ContextType>;
  SyncRunCounts?: SyncRunCountsResolvers<ContextType>;
  ScopeCounts?: ScopeCountsResolvers<ContextType>;
  SyncRun?: SyncRunResolvers<ContextType>;
  SyncRunConnection?: SyncRunConnectionResolvers<ContextType>;
  SyncRunEdge?: SyncRunEdgeResolvers<ContextType>;
  Watch?: WatchResolvers<ContextType>;
  AlertActor?: AlertActorResolvers<ContextType>;
  Action?: GraphQLScalarType;
  NodeKind?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = ApiContext> = {
  auth?: AuthDirectiveResolver<any, any, ContextType>;
};
