import type { GraphRead } from '../core/graph-read.js';
import { rulesFor } from './ask.js';
import type { Case } from './case.js';
import type { Deed } from './decide.js';
import { casesOf, type Decided, decided, type Part, Pipelines, resourcesOf, type Sight } from './reach.js';
import { demandOf, type Resource } from './resources.js';
import { type Action, type ResourceKind, resourceKinds } from './types.js';

/** What was decided about one action on one thing. */
export interface Surveyed extends Decided {
  readonly action: Action;
  readonly resource: Pick<Resource, 'kind' | 'key' | 'name'>;
}

const byJobs: readonly Action[] = ['USE_VARIABLE_IN_JOB', 'RUN_ON_RUNNER'];
const ownedKinds = ['environment', 'variable'] as const;

/** Actions on places themselves. */
function* onPlaces(sight: Sight, { cases, jobs }: Part, actions: readonly Action[]): Generator<Surveyed> {
  for (const one of cases) {
    const { place } = one;
    const resource = { kind: place.kind, key: place.key, name: place.path };
    for (const action of actions) {
      if (!resourceKinds(action).includes(place.kind)) continue;
      const asked = { action, deed: action as Deed, aspect: {} };
      yield { action, resource, ...decided(sight.actor, asked, one, jobs) };
    }
  }
}

/** Actions on what places have: environments, and variables that are read. */
async function* onOwned(
  read: GraphRead,
  sight: Sight,
  { cases, jobs }: Part,
  actions: readonly Action[],
): AsyncGenerator<Surveyed> {
  // Whoever has no role in a place, and cannot have one, does nothing to what it has.
  const byKey = new Map(
    cases
      .filter(({ subject }) => subject !== undefined && (subject.possibleRole > 0 || subject.admin !== false))
      .map((one) => [one.place.key, one]),
  );
  for (const kind of ownedKinds) {
    const wanted = actions.filter(
      (action) => resourceKinds(action).includes(kind) && !byJobs.includes(action),
    );
    if (wanted.length === 0) continue;
    for (const resource of await resourcesOf(read, kind, [...byKey.keys()])) {
      const one: Case | undefined = byKey.get(resource.homes[0] ?? '');
      if (one === undefined) continue;
      for (const action of wanted) {
        const demand = demandOf(action, resource);
        if ('never' in demand) continue;
        const asked = { action, deed: demand.deed, aspect: { environment: resource.environment } };
        yield { action, resource, ...decided(sight.actor, asked, one, jobs) };
      }
    }
  }
}

const jobKinds: Readonly<Record<string, 'variable' | 'runner'>> = {
  USE_VARIABLE_IN_JOB: 'variable',
  RUN_ON_RUNNER: 'runner',
};

/** Variables that jobs get, and runners that take them (R30, R34). */
async function* onJobs(read: GraphRead, action: Action, pipelines: Pipelines): AsyncGenerator<Surveyed> {
  for (const resource of await resourcesOf(read, jobKinds[action] ?? 'variable', pipelines.homes)) {
    const demand = demandOf(action, resource);
    const found = 'never' in demand ? undefined : pipelines.at(demand.deed, resource.homes);
    if (found !== undefined) yield { action, resource, ...found };
  }
}

/**
 * What an identity may do, or of what it is not known, over all that it may reach: the denied is left out.
 * @param each is told of every part of the places as it is loaded.
 */
export async function* survey(
  read: GraphRead,
  sight: Sight,
  actions: readonly Action[],
  each: (part: Part) => void = () => {},
): AsyncGenerator<Surveyed> {
  const kind = sight.actor.identity.kind;
  const rules = actions.map((action) => rulesFor(action, kind));
  const pipelines = new Pipelines(sight.known.instance?.accounts ?? []);
  const ofJobs = actions.filter((action) => byJobs.includes(action));
  const ofPlaces = actions.filter((action) => resourceKinds(action).some((one) => placeKinds.includes(one)));
  const wanted = {
    refs: rules.some(({ refs }) => refs),
    environments: rules.some(({ environments }) => environments),
    above: rules.some(({ above }) => above),
  };
  for await (const part of casesOf(read, sight, wanted)) {
    each(part);
    for (const one of onPlaces(sight, part, ofPlaces)) if (one.verdict.decision !== 'DENIED') yield one;
    for await (const one of onOwned(read, sight, part, actions))
      if (one.verdict.decision !== 'DENIED') yield one;
    for (const action of ofJobs.slice(0, 1))
      for (const one of part.cases) pipelines.note(sight.actor, action, one, part.jobs);
  }
  for (const action of ofJobs)
    for await (const one of onJobs(read, action, pipelines)) if (one.verdict.decision !== 'DENIED') yield one;
}

const placeKinds: readonly ResourceKind[] = ['project', 'group', 'instance'];
