import { groupBy } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import { rulesFor } from './ask.js';
import type { Case } from './case.js';
import type { Aspect, Deed } from './decide.js';
import { type Hidden, hiddenAmong, loadHidden } from './hidden.js';
import type { Place } from './places.js';
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
import { demandOf, type Resource, underDemand } from './resources.js';
import { type Action, type ResourceKind, resourceKinds } from './types.js';
import type { UnreadList } from './verdict.js';

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

/** What a thing that stands in a list which was not read could be; an environment one that a rule of the project names, or another. */
function couldBe(kind: OwnedKind, place: Place): readonly Aspect[] {
  if (kind === 'variable') return [{}];
  if (place.kind !== 'project') return [];
  const named = place.environmentRules.rules.filter((rule) => rule.of === 'project').map(({ name }) => name);
  return ['', ...named].map((name) => ({ environment: { key: '', name, tier: null } }));
}

/** Actions on what places have: environments, and variables that are read. */
async function onOwned(
  read: GraphRead,
  sight: Sight,
  { cases, jobs }: Part,
  actions: readonly Action[],
  { variables, hidden, notice }: { variables: KnownVariables; hidden: Hidden; notice: Notice },
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
  for (const one of byKey.values())
    for (const kind of kinds) {
      const lists = hidden.of(kind, one.place.key);
      if (lists.length === 0) continue;
      const isOpen = wanted
        .filter((action) => resourceKinds(action).includes(kind))
        .some((action) =>
          couldBe(kind, one.place).some((aspect) => {
            const deed = action === 'READ_VARIABLE' ? 'READ_VARIABLES' : (action as Deed);
            return decided(sight.actor, { action, deed, aspect }, one, jobs) !== undefined;
          }),
        );
      if (isOpen) notice.hidden?.(lists);
    }
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
  { host, notice }: { host: string; notice: Notice },
): Promise<Surveyed[]> {
  const { homes } = pipelines;
  const kind = action === 'RUN_ON_RUNNER' ? 'runner' : 'variable';
  const [hidden, found] = await Promise.all([
    loadHidden(read, host, [kind], homes),
    kind === 'runner' ? runnersOf(read, homes) : variables.of(read, homes),
  ]);
  // Whatever place has pipelines at or below it, jobs get its variables and run on its runners.
  for (const home of homes) notice.hidden?.(hidden.of(kind, home));
  return found.flatMap((resource) => {
    const demand = demandOf(action, resource);
    if ('never' in demand) return [];
    const run = pipelines.at(demand.deed, resource.homes);
    if (run === undefined) return [];
    return surveyed(action, resource, { ...run, verdict: underDemand(demand, run.verdict) });
  });
}

/** What a survey tells beside what it finds. */
export interface Notice {
  /** Every part of the places as it is loaded. */
  readonly part?: (part: Part) => void;
  /** Lists that were not read and could hold more of what is found. */
  readonly hidden?: (lists: readonly UnreadList[]) => void;
}

/** What an identity may do, or of what it is not known, over all that it may reach, in lists: the denied is left out. */
export async function* survey(
  read: GraphRead,
  sight: Sight,
  actions: readonly Action[],
  notice: Notice = {},
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
  const { instance, unread } = sight.known;
  const kindsOf = new Set(actions.flatMap(resourceKinds));
  // Whatever is not in a list of groups or projects that was not read whole could be among them.
  for (const account of instance?.accounts ?? []) {
    const groups = kindsOf.has('group') ? unread?.of('groups', account) : undefined;
    const projects = unread?.of('projects', account);
    notice.hidden?.([groups, projects].filter((list) => list !== undefined));
  }
  const owned = actions.filter((action) => !byJobs.includes(action)).flatMap(resourceKinds);
  const hidden = await loadHidden(read, sight.host, hiddenAmong(owned), sight.places);
  for await (const part of casesOf(read, sight, wanted)) {
    notice.part?.(part);
    yield onPlaces(sight, part, actions);
    yield await onOwned(read, sight, part, actions, { variables, hidden, notice });
    for (const action of ofJobs.slice(0, 1))
      for (const one of part.cases) pipelines.note(sight.actor, action, one, part.jobs);
  }
  for (const action of ofJobs)
    yield await onJobs(read, action, pipelines, variables, { host: sight.host, notice });
}
