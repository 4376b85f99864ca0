import { appError } from '../core/errors.js';
import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import type { Deed } from './decide.js';
import { hostOf } from './key-host.js';
import type { Environment } from './places.js';
import { isUnlistedRunner, runnerUnknown } from './runners.js';
import { type Action, type ResourceKind, resourceKinds } from './types.js';
import { all, unknown, type Verdict } from './verdict.js';

/** On what something is done, as it is in the graph. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly key: string;
  /** What people call it: a path, or a path and a name. */
  readonly name: string;
  /** The branch or tag that was named by its own key. */
  readonly ref: string | undefined;
  /** Keys of what decides: the place itself, the owner of a variable, the project of an environment, what a runner serves. */
  readonly homes: readonly string[];
  readonly environment: Environment | undefined;
  readonly variable: { readonly protected: boolean; readonly hidden: boolean } | undefined;
  readonly runner:
    | {
        readonly paused: boolean;
        readonly refProtected: boolean;
        /** False where only jobs mention it: it could serve everything. */
        readonly listed: boolean;
      }
    | undefined;
}

/** A resource as the graph gives it. */
export interface ResourceRow {
  readonly key: string;
  readonly type: string;
  /** A list, because of thousands the names of properties would weigh more than what they hold. */
  readonly facts: readonly [
    name: string | null,
    fullPath: string | null,
    description: string | null,
    tier: string | null,
    isProtected: boolean | null,
    hidden: boolean | null,
    paused: boolean | null,
    accessLevel: string | number | null,
  ];
  /** What has it: a group, project or account. */
  readonly home: readonly [key: string, path: string | null] | null;
  readonly serves: readonly string[];
  /** Whether it is a runner that only jobs mention; see `isUnlistedRunner`. */
  readonly unlisted: boolean;
}

/** Cypher that returns a `ResourceRow` of `n`. */
export const resourceRow = `n.key AS key, n._type AS type,
  [n.name, n.fullPath, n.description, n.tier, n.protected, n.hidden, n.paused, n.accessLevel] AS facts,
  head(COLLECT { MATCH (h:GitLabProject|GitLabGroup|GitLabAccount)-[:HAS]->(n) WHERE NOT n:GitLabProject AND NOT n:GitLabGroup
    RETURN [h.key, coalesce(h.fullPath, h.name)] LIMIT 1 }) AS home,
  COLLECT { MATCH (n)-[:RUNS_JOBS_OF]->(s:${entityLabel}) RETURN s.key AS key
    UNION MATCH (a:GitLabAccount) WHERE ${isUnlistedRunner} AND n.key STARTS WITH a.host + '/' RETURN a.key AS key } AS serves,
  ${isUnlistedRunner} AS unlisted`;

const common = { ref: undefined, environment: undefined, variable: undefined, runner: undefined };

function placeOf(kind: ResourceKind, { key, facts: [called, fullPath] }: ResourceRow): Resource {
  const name = fullPath ?? called ?? key;
  return { ...common, kind, key, name, homes: [key] };
}

/** A resource from its row; undefined for what is none. */
export function resourceOf(row: ResourceRow): Resource | undefined {
  const { key, type, facts, home, serves, unlisted } = row;
  const [called, , description, tier, isProtected, hidden, paused, accessLevel] = facts;
  const name = `${home?.[1] ?? ''}#${called ?? key}`;
  const homes = home === null ? [] : [home[0]];
  switch (type) {
    case 'gitlab_project':
      return placeOf('project', row);
    case 'gitlab_group':
      return placeOf('group', row);
    case 'gitlab_account':
      return placeOf('instance', row);
    case 'gitlab_branch':
    case 'gitlab_protected_branch':
    case 'gitlab_tag':
      if (home === null) return undefined;
      return {
        ...common,
        kind: 'project',
        key: home[0],
        name: home[1] ?? home[0],
        homes,
        ref: called ?? '',
      };
    case 'gitlab_environment':
      return {
        ...common,
        kind: 'environment',
        key,
        name,
        homes,
        environment: { key, name: called ?? '', tier },
      };
    case 'gitlab_variable':
      return {
        ...common,
        kind: 'variable',
        key,
        name,
        homes,
        variable: { protected: isProtected === true, hidden: hidden === true },
      };
    case 'gitlab_runner':
      return {
        ...common,
        kind: 'runner',
        key,
        name: description ?? key,
        homes: serves,
        runner: {
          paused: paused === true,
          refProtected: accessLevel === 'REF_PROTECTED',
          listed: !unlisted,
        },
      };
    default:
      return undefined;
  }
}

const statements = {
  named: `CALL () { MATCH (n:${entityLabel} {key: $value}) RETURN n
      UNION MATCH (n:GitLabProject {fullPath: $value}) RETURN n UNION MATCH (n:GitLabGroup {fullPath: $value}) RETURN n }
    RETURN ${resourceRow} ORDER BY key LIMIT 20`,
  instance: `MATCH (n:GitLabAccount) RETURN ${resourceRow} ORDER BY key LIMIT 20`,
  runner: `MATCH (n:GitLabRunner {description: $value}) RETURN ${resourceRow} ORDER BY key LIMIT 20`,
  within: `MATCH (h:GitLabProject|GitLabGroup) WHERE h.fullPath = $path
    MATCH (h)-[:HAS]->(n:GitLabVariable|GitLabEnvironment {name: $value}) RETURN ${resourceRow} ORDER BY key LIMIT 20`,
} as const;

/** One account of each GitLab: several connections to one see the same instance. */
function oneOfEach(rows: readonly ResourceRow[]): readonly ResourceRow[] {
  return [...new Map(rows.map((row) => [hostOf(row.key), row] as const).reverse()).values()];
}

async function rowsOf(read: GraphRead, value: string): Promise<readonly ResourceRow[]> {
  const found = await read<ResourceRow>(statements.named, { value });
  if (found.length > 0) return found;
  if (value === 'instance') return oneOfEach(await read<ResourceRow>(statements.instance, {}));
  if (value.startsWith('runner:'))
    return read<ResourceRow>(statements.runner, { value: value.slice('runner:'.length) });
  const [path = '', name] = value.split('#');
  return name === undefined ? [] : read<ResourceRow>(statements.within, { path, value: name });
}

/**
 * What is meant by a key, a full path, `PATH#NAME` for a variable or environment of a project or group, `runner:DESCRIPTION`,
 * or `instance`. The key of a branch, protected branch or tag means its project with that ref.
 * @param kinds those that can be meant.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS (one path on several GitLabs), ACCESS_KIND (another kind of thing).
 */
export async function loadResource(
  read: GraphRead,
  value: string,
  action: Action | undefined,
): Promise<Resource> {
  const found = (await rowsOf(read, value)).map(resourceOf).filter((one) => one !== undefined);
  const kinds = action === undefined ? undefined : resourceKinds(action);
  const fitting = kinds === undefined ? found : found.filter(({ kind }) => kinds.includes(kind));
  const [first, ...others] = fitting;
  if (others.length > 0) {
    const candidates = fitting.map(({ key }) => key);
    throw appError('ACCESS_AMBIGUOUS', { what: 'resource', value, candidates });
  }
  if (first !== undefined) return first;
  const [other] = found;
  if (other === undefined || action === undefined || kinds === undefined)
    throw appError('ACCESS_UNKNOWN', { what: 'resource', value });
  throw appError('ACCESS_KIND', { action, value, kind: other.kind, wanted: kinds });
}

/**
 * The key of a group, project or instance; see `loadResource`.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function resolvePlace(read: GraphRead, value: string): Promise<string> {
  const { kind, key } = await loadResource(read, value, undefined);
  if (kind !== 'group' && kind !== 'project' && kind !== 'instance')
    throw appError('ACCESS_UNKNOWN', { what: 'resource', value });
  return key;
}

/** To what an action on a resource comes down: a deed in its homes, or in some project below them. */
export interface Demand {
  readonly deed: Deed;
  /** Whether any project below the homes will do. */
  readonly below: boolean;
  /** Why it is not known, even where the deed is allowed. */
  readonly doubt?: string;
}

/** What an action on a resource asks for; a reason when nobody may (R31: hidden variables; R34: paused runners). */
export function demandOf(
  action: Action,
  { variable, runner }: Resource,
): Demand | { readonly never: string } {
  switch (action) {
    case 'READ_VARIABLE':
      return variable?.hidden === true
        ? { never: 'the variable is hidden' }
        : { deed: 'READ_VARIABLES', below: false };
    case 'USE_VARIABLE_IN_JOB':
      return {
        deed: variable?.protected === true ? 'RUN_SOME_PROTECTED_PIPELINE' : 'RUN_SOME_PIPELINE',
        below: true,
      };
    case 'RUN_ON_RUNNER':
      if (runner?.paused === true) return { never: 'the runner is paused' };
      return {
        deed: runner?.refProtected === true ? 'RUN_SOME_PROTECTED_PIPELINE' : 'RUN_SOME_PIPELINE',
        below: true,
        ...(runner?.listed === false && { doubt: runnerUnknown }),
      };
    default:
      return { deed: action, below: false };
  }
}

/** What a verdict on a deed means for what was asked. */
export function underDemand({ doubt }: Demand, verdict: Verdict): Verdict {
  if (doubt === undefined) return verdict;
  return all(
    () => unknown(doubt),
    () => verdict,
  );
}
