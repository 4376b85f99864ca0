import { compareText, groupBy } from '../core/collections.js';
import { caseIn, rulesFor } from './ask.js';
import { candidatePlaces, publicPlaces } from './candidates.js';
import { type Asked, type Case, decideCase } from './case.js';
import { roleOf } from './decide.js';
import { type Actor, loadActor } from './identities.js';
import { loadInstance } from './instance.js';
import { type JobSource, loadJobSources } from './job-tokens.js';
import type { Place } from './places.js';
import { hostOf, type Read } from './read.js';
import { demandOf, type Resource, type ResourceRow, resourceOf, resourceRow } from './resources.js';
import { loadScene } from './scene.js';
import { loadGrants } from './subjects.js';
import { throughToken } from './tokens.js';
import { type Action, type Decision, type Grant, type ResourceKind, resourceKinds } from './types.js';
import { loadUnread } from './unread.js';
import type { UnreadList, Verdict } from './verdict.js';

/** A resource on which somebody may do something, or of which it is not known, with the grants behind it. */
export interface Reached {
  readonly kind: ResourceKind;
  readonly key: string;
  /** What people call it: a path, or a path and a name. */
  readonly name: string;
  readonly decision: Decision;
  /** The role there, the highest where several let them; 50 for administrators, null where no account is behind it. */
  readonly accessLevel: number | null;
  readonly grants: readonly Grant[];
}

/** Everything on which somebody may do something. */
export interface WhatCan {
  readonly actor: Actor;
  /** Where they may, and then where it is not known; each sorted by name. */
  readonly all: readonly Reached[];
  /** The lists that could not be read and on which unknown ones depend. */
  readonly unread: readonly UnreadList[];
  readonly complete: boolean;
}

/** Places that are loaded at once. */
const placesAtOnce = 500;
/** Grants that are told of one resource. */
const mostGrants = 100;

const ofHomes = {
  environment: 'MATCH (:GitLabProject {key: home})-[:HAS]->(n:GitLabEnvironment)',
  variable: 'MATCH (h:GitLabProject|GitLabGroup|GitLabAccount {key: home})-[:HAS]->(n:GitLabVariable)',
  runner: 'MATCH (n:GitLabRunner)-[:RUNS_JOBS_OF]->(h:GitLabProject|GitLabGroup|GitLabAccount {key: home})',
} as const;

/** Variables, environments or runners of these places. */
async function resourcesOf(
  read: Read,
  kind: keyof typeof ofHomes,
  homes: readonly string[],
): Promise<Resource[]> {
  if (homes.length === 0) return [];
  const rows = await read<ResourceRow>(
    `UNWIND $homes AS home ${ofHomes[kind]} WITH DISTINCT n RETURN ${resourceRow}`,
    { homes },
  );
  return rows.map(resourceOf).filter((resource) => resource !== undefined);
}

/** Decisions about places, by place, with what they rest on. */
interface Decided {
  readonly verdict: Verdict;
  readonly accessLevel: number | null;
  readonly grants: readonly Grant[];
}

const rank: Readonly<Record<Decision, number>> = { ALLOWED: 2, UNKNOWN: 1, DENIED: 0 };

/** The best of what was decided: one place is enough. */
function best(decided: readonly Decided[]): Decided | undefined {
  const highest = Math.max(0, ...decided.map(({ verdict }) => rank[verdict.decision]));
  const [first, ...others] = decided.filter(({ verdict }) => rank[verdict.decision] === highest);
  if (first === undefined || others.length === 0) return first;
  const same = [first, ...others];
  const levels = same.flatMap(({ accessLevel }) => accessLevel ?? []);
  return {
    verdict: { ...first.verdict, unread: [...new Set(same.flatMap(({ verdict }) => verdict.unread))] },
    accessLevel: levels.length === 0 ? null : Math.max(...levels),
    grants: same.flatMap(({ grants }) => grants).slice(0, mostGrants),
  };
}

/** One GitLab, as an identity sees it for an action. */
interface Sight {
  readonly actor: Actor;
  readonly action: Action;
  readonly host: string;
  readonly keys: readonly string[];
}

/** The places of an identity with what decides there, in parts. */
async function* casesOf(
  read: Read,
  sight: Sight,
  known: Pick<Parameters<typeof loadScene>[1], 'instance' | 'unread' | 'grants'>,
): AsyncGenerator<{ readonly cases: readonly Case[]; readonly jobs: JobSource | undefined }> {
  const { actor, action, host, keys } = sight;
  const { kind, key } = actor.identity;
  for (let start = 0; start < keys.length; start += placesAtOnce) {
    const places = keys.slice(start, start + placesAtOnce);
    if (kind === 'ci_job_token') {
      const { scene, of } = await loadJobSources(read, [key], places);
      const some = [...scene.places.values()].filter((place) => places.includes(place.key));
      yield { cases: some.map((place) => ({ place, subject: undefined })), jobs: of(key) };
    } else {
      const scene = await loadScene(read, {
        host,
        places,
        rules: rulesFor(action, kind),
        people: actor.person === undefined ? 'nobody' : { only: actor.person.key },
        ...known,
      });
      const kinds = resourceKinds(action);
      const isPlace = kinds.includes('project') || kinds.includes('group');
      const wanted = [...scene.places.values()].filter((place) => !isPlace || kinds.includes(place.kind));
      yield { cases: wanted.map((place) => caseIn(scene, actor, place)), jobs: undefined };
    }
  }
}

function decided(actor: Actor, asked: Asked, one: Case, jobs: JobSource | undefined): Decided {
  const verdict = decideCase(actor, asked, one, jobs);
  const { subject } = one;
  const isAccount = subject !== undefined && actor.deployKey === undefined;
  return {
    verdict,
    accessLevel: isAccount ? roleOf(subject) : null,
    grants: isAccount ? subject.grants : [],
  };
}

const reached = ({ kind, key, name }: Pick<Resource, 'kind' | 'key' | 'name'>, found: Decided): Reached => ({
  kind,
  key,
  name,
  decision: found.verdict.decision,
  accessLevel: found.accessLevel,
  grants: found.grants,
});

const placeName = (place: Place) => ({ kind: place.kind, key: place.key, name: place.path });

/** What is decided of variables and runners: by what deeds in projects of which place. */
class Above {
  readonly #found = new Map<string, Decided[]>();

  note(deed: Asked['deed'], homes: readonly string[], found: Decided): void {
    if (found.verdict.decision === 'DENIED') return;
    for (const home of homes) {
      const key = `${deed} ${home}`;
      const before = this.#found.get(key) ?? [];
      this.#found.set(key, before.length < mostGrants ? [...before, found] : before);
    }
  }

  of(deed: Asked['deed'], homes: readonly string[]): Decided | undefined {
    return best(homes.flatMap((home) => this.#found.get(`${deed} ${home}`) ?? []));
  }

  get homes(): string[] {
    return [...new Set([...this.#found.keys()].map((key) => key.slice(key.indexOf(' ') + 1)))];
  }
}

const anyPipeline = ['RUN_SOME_PIPELINE', 'RUN_SOME_PROTECTED_PIPELINE'] as const;

type Found = readonly (readonly [Pick<Resource, 'kind' | 'key' | 'name'>, Decided])[];

/** Variables that jobs get, or runners that take them (R30, R34). */
async function throughJobs(read: Read, sight: Sight, parts: ReturnType<typeof casesOf>): Promise<Found> {
  const { action, actor, host } = sight;
  const accounts = await read<{ key: string }>('MATCH (a:GitLabAccount {host: $host}) RETURN a.key AS key', {
    host,
  });
  const above = new Above();
  for await (const { cases, jobs } of parts) {
    for (const one of cases) {
      const { place } = one;
      if (place.kind !== 'project') continue;
      for (const deed of anyPipeline) {
        const homes = [place.key, ...place.above, ...accounts.map(({ key }) => key)];
        above.note(deed, homes, decided(actor, { action, deed, aspect: {} }, one, jobs));
      }
    }
  }
  const resources = await resourcesOf(read, action === 'RUN_ON_RUNNER' ? 'runner' : 'variable', above.homes);
  return resources.flatMap((resource) => {
    const demand = demandOf(action, resource);
    const found = 'never' in demand ? undefined : above.of(demand.deed, resource.homes);
    return found === undefined ? [] : [[resource, found] as const];
  });
}

async function inPlaces(read: Read, sight: Sight, parts: ReturnType<typeof casesOf>): Promise<Found> {
  const { action, actor } = sight;
  const [kind = 'project'] = resourceKinds(action);
  const found: (readonly [Pick<Resource, 'kind' | 'key' | 'name'>, Decided])[] = [];
  for await (const { cases, jobs } of parts) {
    if (kind !== 'environment' && kind !== 'variable') {
      for (const one of cases)
        found.push([
          placeName(one.place),
          decided(actor, { action, deed: action as Asked['deed'], aspect: {} }, one, jobs),
        ]);
      continue;
    }
    const byHome = groupBy(
      await resourcesOf(
        read,
        kind,
        cases.map(({ place }) => place.key),
      ),
      ({ homes }) => homes[0] ?? '',
    );
    for (const one of cases) {
      for (const resource of byHome.get(one.place.key) ?? []) {
        const demand = demandOf(action, resource);
        if ('never' in demand) continue;
        const aspect = { environment: resource.environment };
        found.push([resource, decided(actor, { action, deed: demand.deed, aspect }, one, jobs)]);
      }
    }
  }
  return found;
}

async function seen(read: Read, actor: Actor, action: Action, host: string): Promise<Found> {
  const { person, token, deployKey } = actor;
  const [grants, unread, instance] = await Promise.all([
    person === undefined ? [] : loadGrants(read, 'person', { person: person.key }),
    loadUnread(read, host),
    loadInstance(read, host),
  ]);
  const acting =
    person === undefined || token === undefined
      ? actor
      : { ...actor, person: throughToken(person, token, instance.adminMode) };
  const keys = await candidatePlaces(read, acting, action, { grants, unread, host });
  const sight = { actor, action, host, keys };
  const parts = casesOf(read, sight, { instance, unread, ...(deployKey ? {} : { grants }) });
  const isByJobs = action === 'USE_VARIABLE_IN_JOB' || action === 'RUN_ON_RUNNER';
  return isByJobs ? throughJobs(read, sight, parts) : inPlaces(read, sight, parts);
}

/** What is public, of every GitLab. */
async function seenByAnyone(read: Read, actor: Actor, action: Action): Promise<Found> {
  if (!action.startsWith('READ_') || resourceKinds(action).includes('variable')) return [];
  const byHost = groupBy(await publicPlaces(read), hostOf);
  const found: (readonly [Pick<Resource, 'kind' | 'key' | 'name'>, Decided])[] = [];
  for (const [host, keys] of byHost) {
    const sight = { actor, action, host, keys };
    found.push(...(await inPlaces(read, sight, casesOf(read, sight, {}))));
  }
  return found;
}

/**
 * Everything on which an identity may do something, and of which it is not known; refs are the default branches.
 * @param asked `identity` as `loadActor` takes it.
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS.
 */
export async function whatCan(
  read: Read,
  asked: { readonly identity: string; readonly action: Action; readonly minimumLevel?: number },
): Promise<WhatCan> {
  const { action, minimumLevel = 0 } = asked;
  const actor = await loadActor(read, asked.identity);
  const found =
    actor.identity.kind === 'anonymous'
      ? await seenByAnyone(read, actor, action)
      : await seen(read, actor, action, hostOf(actor.identity.key));
  const open = found.filter(([, { verdict }]) => verdict.decision === 'UNKNOWN');
  const all = found
    .filter(([, { verdict }]) => verdict.decision !== 'DENIED')
    .map(([resource, one]) => reached(resource, one))
    .filter(({ accessLevel }) => minimumLevel === 0 || (accessLevel ?? 0) >= minimumLevel)
    .sort(
      (a, b) =>
        compareText(a.decision, b.decision) || compareText(a.name, b.name) || compareText(a.key, b.key),
    );
  return {
    actor,
    all,
    unread: [...new Set(open.flatMap(([, { verdict }]) => verdict.unread))],
    complete: open.length === 0,
  };
}
