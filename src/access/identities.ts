import { appError } from '../core/errors.js';
import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { isUnlistedRunner } from './runners.js';
import { type KnownPerson, type PersonRow, personFacts, personOf } from './subjects.js';
import type { Token } from './tokens.js';

/** What kinds of identities there are. */
export const identityKinds = [
  'user',
  'access_token',
  'ssh_key',
  'deploy_token',
  'deploy_key',
  'ci_job_token',
  'runner',
  'anonymous',
] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** Who or what acts, by the kind and the key of what stands for it; a CI job token has the key of its project. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly key: string;
}

/** A deploy token (R27). */
export interface DeployToken {
  readonly scopes: readonly string[];
  readonly usable: boolean;
  /** Keys of the project or group that it is of. */
  readonly of: readonly string[];
}

/** A deploy key (R23). */
export interface DeployKey {
  /** By the keys of the projects that it is enabled in, whether it may push. */
  readonly enabledIn: ReadonlyMap<string, boolean>;
  /** Whether it has expired. */
  readonly expired: boolean;
}

/** A runner (R34). */
export interface Runner {
  /** False where only jobs mention it: what it serves is not known; see `isUnlistedRunner`. */
  readonly listed: boolean;
  readonly paused: boolean | null;
  readonly refProtected: boolean | null;
  /** Keys of the projects, groups and accounts whose jobs it takes. */
  readonly serves: readonly string[];
}

/** Whoever acts, with what is known of them; for a deploy key the person is its owner. */
export interface Actor {
  readonly identity: Identity;
  /** What people call it: `@username`, a name, a path. */
  readonly name: string;
  readonly person: KnownPerson | undefined;
  readonly token: Token | undefined;
  readonly deployToken: DeployToken | undefined;
  readonly deployKey: DeployKey | undefined;
  readonly runner: Runner | undefined;
}

/** An identity as the graph gives it. */
export interface IdentityRow {
  readonly key: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly people: readonly PersonRow[];
  readonly grants: readonly (readonly [key: string, canPush: boolean | null])[];
  readonly serves: readonly string[];
}

/** Cypher that returns an `IdentityRow` of `n`. */
export const identityRow = `n.key AS key, n._type AS type,
  n {.name, .username, .title, .description, .fullPath, .scopes, .revoked, .active, .expired, .expiresAt, .usageType, .paused,
    .accessLevel, unlisted: ${isUnlistedRunner}} AS facts,
  COLLECT {
    CALL (n) { WITH n WHERE n:GitLabUser RETURN n AS u
      UNION WITH n MATCH (n)-[:ACTS_AS]->(u:GitLabUser) RETURN u
      UNION WITH n WHERE n:GitLabDeployKey MATCH (u:GitLabUser)-[:OWNS]->(n) RETURN u }
    RETURN ${personFacts} LIMIT 1 } AS people,
  COLLECT { MATCH (n)-[g:GRANTS]->(p:${entityLabel}) RETURN [p.key, g.canPush] } AS grants,
  COLLECT { MATCH (n)-[:RUNS_JOBS_OF]->(s:${entityLabel}) RETURN s.key } AS serves`;

const kinds: Readonly<Record<string, IdentityKind>> = {
  gitlab_user: 'user',
  gitlab_access_token: 'access_token',
  gitlab_ssh_key: 'ssh_key',
  gitlab_deploy_token: 'deploy_token',
  gitlab_deploy_key: 'deploy_key',
  gitlab_project: 'ci_job_token',
  gitlab_runner: 'runner',
};

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const truth = (value: unknown) => (typeof value === 'boolean' ? value : null);
const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** The day that it is, `YYYY-MM-DD` in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function tokenOf(kind: IdentityKind, { facts }: IdentityRow): Token | undefined {
  if (kind === 'ssh_key') {
    const signs = text(facts.usageType) === 'signing';
    const expiresAt = text(facts.expiresAt)?.slice(0, 10) ?? null;
    return { kind, scopes: [], revoked: false, active: !signs, expiresAt };
  }
  if (kind !== 'access_token') return undefined;
  return {
    kind,
    scopes: texts(facts.scopes),
    revoked: facts.revoked === true,
    active: facts.active !== false,
    expiresAt: text(facts.expiresAt),
  };
}

const expiredOn = (facts: IdentityRow['facts']) => {
  const expiresAt = text(facts.expiresAt);
  return expiresAt !== null && expiresAt.slice(0, 10) <= today();
};

function nameOf(kind: IdentityKind, { facts, key }: IdentityRow): string {
  if (kind === 'user') return `@${text(facts.username) ?? key}`;
  const named = text(facts.name) ?? text(facts.title) ?? text(facts.description) ?? key;
  return kind === 'ci_job_token' ? `the jobs of ${text(facts.fullPath) ?? key}` : named;
}

/** Whoever acts, from its row; undefined for what is no identity. */
export function actorOf(row: IdentityRow): Actor | undefined {
  const kind = kinds[row.type];
  if (kind === undefined) return undefined;
  const { facts, people, grants, serves } = row;
  const [person] = people;
  return {
    identity: { kind, key: row.key },
    name: nameOf(kind, row),
    person: person && personOf(person),
    token: tokenOf(kind, row),
    deployToken:
      kind !== 'deploy_token'
        ? undefined
        : {
            scopes: texts(facts.scopes),
            usable: facts.revoked !== true && facts.expired !== true && !expiredOn(facts),
            of: grants.map(([key]) => key),
          },
    deployKey:
      kind !== 'deploy_key'
        ? undefined
        : {
            enabledIn: new Map(grants.map(([key, canPush]) => [key, canPush === true])),
            expired: expiredOn(facts),
          },
    runner:
      kind !== 'runner'
        ? undefined
        : {
            listed: facts.unlisted !== true,
            paused: truth(facts.paused),
            refProtected: text(facts.accessLevel) === null ? null : facts.accessLevel === 'REF_PROTECTED',
            serves,
          },
  };
}

/** Somebody who is not signed in, or of whom nothing is known. */
export const anonymous: Actor = {
  identity: { kind: 'anonymous', key: 'anonymous' },
  name: 'anonymous',
  person: undefined,
  token: undefined,
  deployToken: undefined,
  deployKey: undefined,
  runner: undefined,
};

/** Before the path or key of a project whose CI job token is meant. */
export const jobTokenPrefix = 'ci-job-token:';

const statement = `
  CALL () {
    MATCH (n:${entityLabel} {key: $value}) RETURN n
    UNION MATCH (n:GitLabUser {username: $username}) RETURN n
    UNION MATCH (n:GitLabProject {fullPath: $value}) RETURN n }
  RETURN ${identityRow} ORDER BY key LIMIT 20`;

/**
 * Whoever is meant by a key, by `@username` or a username, by a project's path or key for its CI job token (with or without
 * `ci-job-token:` before it), or by `anonymous`.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS (one name on several GitLabs).
 */
export async function loadActor(read: GraphRead, given: string): Promise<Actor> {
  if (given === 'anonymous') return anonymous;
  const ofJobs = given.startsWith(jobTokenPrefix);
  const value = ofJobs ? given.slice(jobTokenPrefix.length) : given;
  const username = ofJobs || value.includes('/') ? null : value.replace(/^@/, '');
  const rows = await read<IdentityRow>(statement, { value, username });
  const found = rows.map(actorOf).filter((actor) => actor !== undefined);
  const actors = ofJobs ? found.filter(({ identity }) => identity.kind === 'ci_job_token') : found;
  const [first, ...others] = actors;
  if (first === undefined) throw appError('ACCESS_UNKNOWN', { what: 'identity', value: given });
  if (others.length > 0) {
    const candidates = actors.map(({ identity }) => identity.key);
    throw appError('ACCESS_AMBIGUOUS', { what: 'identity', value: given, candidates });
  }
  return first;
}

/**
 * The identity that is meant; see `loadActor`.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function resolveIdentity(read: GraphRead, value: string): Promise<Identity> {
  return (await loadActor(read, value)).identity;
}
