import { groupBy } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import { rulesFor } from './ask.js';
import type { Case } from './case.js';
import type { Deed } from './decide.js';
import {
  casesOf,
  type Decided,
  decided,
  type OwnedKind,
  ownedBy,
  type Part,
  Pipelines,
  runnersOf,
  type Sight,
} from './reach.js';
import { demandOf, type Resource } from './resources.js';
import { type Action, type ResourceKind, resourceKinds } from './types.js';

/** What was decided about one action on one thing. */
export interface Surveyed extends Decided {
  readonly action: Action;
  readonly resource: Pick<Resource, 'kind' | 'key' | 'name'>;
}

const byJobs: readonly Action[] = ['USE_VARIABLE_IN_JOB', 'RUN_ON_RUNNER'];
const ownedKinds: readonly OwnedKind[] = ['environment', 'variable'];

// Named one by one, as in `subjectOf`: there are thousands.
const surveyed = (
  action: Action,
  resource: Surveyed['resource'],
  { verdict, accessLevel, grants }: Decided,
): Surveyed => ({ action, resource, verdict, accessLevel, grants });

const placeKinds = ['project', 'group', 'instance'] as const satisfies readonly ResourceKind[];

/** Actions on places themselves. */
function onPlaces({ actor }: Sight, { cases, jobs }: Part, actions: readonly Action[]): Surveyed[] {
  const found: Surveyed[] = [];
  for (const kind of placeKinds) {
    const questions = actions
      .filter((action) => resourceKinds(action).includes(kind))
      .map((action) => ({ action, deed: action as Deed, aspect: {} }));
    for (const one of cases) {
      const { place } = one;
      if (place.kind !== kind) continue;
      const resource = { kind, key: place.key, name: place.path };
      for (const asked of questions) {
        const what = decided(actor, asked, one, jobs);
        if (what !== undefined) found.push(surveyed(asked.action, resource, what));
      }
    }
  }
  return found;
}

/** Variables by what has them, as far as they were read. */
class KnownVariables {
  readonly #byHome = new Map<string, readonly Resource[]>();

  note(homes: readonly string[], variables: readonly Resource[]): void {
    const found = groupBy(variables, ({ homes: [home = ''] }) => home);
    for (const home of homes) this.#byHome.set(home, found.get(home) ?? []);
  }

  /** Those of these homes; what is not known is read. */
  async of(read: GraphRead, homes: readonly string[]): Promise<Resource[]> {
    const others = homes.filter((home) => !this.#byHome.has(home));
    this.note(others, await ownedBy(read, ['variable'], others));
    return homes.flatMap((home) => this.#byHome.get(home) ?? []);
  }
}

/** Actions on what places have: environments, and variables that are read. */
async function onOwned(
  read: GraphRead,
  sight: Sight,
  { cases, jobs }: Part,
  actions: readonly Action[],
  variables: KnownVariables,
): Promise<Surveyed[]> {
  // Whoever has no role in a place, and cannot have one, does nothing to what it has.
  const byKey = new Map(
    cases
      .filter(({ subject }) => subject !== undefined && (subject.possibleRole > 0 || subject.admin !== false))
      .map((one) => [one.place.key, one]),
  );
  const wanted = actions.filter((action) => !byJobs.includes(action));
  const kinds = ownedKinds.filter((kind) => wanted.some((action) => resourceKinds(action).includes(kind)));
  const homes = [...byKey.keys()];
  const owned = await ownedBy(read, kinds, homes);
  if (kinds.includes('variable'))
    variables.note(
      homes,
      owned.filter(({ kind }) => kind === 'variable'),
    );
  const found: Surveyed[] = [];
  for (const resource of owned) {
    const one: Case | undefined = byKey.get(resource.homes[0] ?? '');
    if (one === undefined) continue;
    for (const action of wanted) {
      if (!resourceKinds(action).includes(resource.kind)) continue;
      const demand = demandOf(action, resource);
      if ('never' in demand) continue;
      const asked = { action, deed: demand.deed, aspect: { environment: resource.environment } };
      const what = decided(sight.actor, asked, one, jobs);
      if (what !== undefined) found.push(surveyed(action, resource, what));
    }
  }
  return found;
}

/** Variables that jobs get, and runners that take them (R30, R34). */
async function onJobs(
  read: GraphRead,
  action: Action,
  pipelines: Pipelines,
  variables: KnownVariables,
): Promise<Surveyed[]> {
  const { homes } = pipelines;
  const found = action === 'RUN_ON_RUNNER' ? runnersOf(read, homes) : variables.of(read, homes);
  return (await found).flatMap((resource) => {
    const demand = demandOf(action, resource);
    const run = 'never' in demand ? undefined : pipelines.at(demand.deed, resource.homes);
    return run === undefined ? [] : surveyed(action, resource, run);
  });
}

/**
 * What an identity may do, or of what it is not known, over all that it may reach, in lists: the denied is left out.
 * @param each is told of every part of the places as it is loaded.
 */
export async function* survey(
  read: GraphRead,
  sight: Sight,
  actions: readonly Action[],
  each: (part: Part) => void = () => {},
): AsyncGenerator<readonly Surveyed[]> {
  const kind = sight.actor.identity.kind;
  const rules = actions.map((action) => rulesFor(action, kind));
  const pipelines = new Pipelines(sight.known.instance?.accounts ?? []);
  const variables = new KnownVariables();
  const ofJobs = actions.filter((action) => byJobs.includes(action));
  const wanted = {
    refs: rules.some(({ refs }) => refs),
    environments: rules.some(({ environments }) => environments),
    above: rules.some(({ above }) => above),
  };
  for await (const part of casesOf(read, sight, wanted)) {
    each(part);
    yield onPlaces(sight, part, actions);
    yield await onOwned(read, sight, part, actions, variables);
    for (const action of ofJobs.slice(0, 1))
      for (const one of part.cases) pipelines.note(sight.actor, action, one, part.jobs);
  }
  for (const action of ofJobs) yield await onJobs(read, action, pipelines, variables);
}
