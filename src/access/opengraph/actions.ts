import { groupBy } from '../../core/collections.js';
import type { GraphRead } from '../../core/graph-read.js';
import { branchOf } from '../decide/refs.js';
import { decideAs, roleOf } from '../decide.js';
import { loadPowerful } from '../everybody.js';
import { hostOf } from '../key-host.js';
import type { Place } from '../places.js';
import { demandOf, type Resource, type ResourceRow, resourceOf, resourceRow } from '../resources.js';
import { loadScene, type Scene } from '../scene.js';
import { type KnownPerson, loadPeople, type Subject } from '../subjects.js';
import type { Action, Decision } from '../types.js';

/** The actions on a project itself, on its default branch, that are told of. */
const projectActions = ['PUSH', 'MERGE', 'RUN_PIPELINE'] as const satisfies readonly Action[];

/** What somebody may do on something, or may for all that could be read. */
export interface PersonsAction {
  readonly person: string;
  readonly action: (typeof projectActions)[number] | 'DEPLOY' | 'READ_VARIABLE' | 'RUN_ON_RUNNER';
  /** Key of the project, environment, variable or runner. */
  readonly on: string;
  /** The branch that is meant, of a project. */
  readonly ref?: string;
  readonly decision: Exclude<Decision, 'DENIED'>;
  /** The role in the place; 50 for administrators. */
  readonly accessLevel: number;
}

/** The environments and variables of places, by the key of the place. */
async function resourcesIn(read: GraphRead, places: readonly string[]): Promise<Map<string, Resource[]>> {
  const rows = await read<ResourceRow>(
    `UNWIND $places AS place MATCH (p:GitLabEntity {key: place})-[:HAS]->(n:GitLabEnvironment|GitLabVariable)
     RETURN ${resourceRow}`,
    { places },
  );
  const resources = rows.map(resourceOf).filter((resource) => resource !== undefined);
  return groupBy(resources, ({ homes }) => homes[0] ?? '');
}

function onPlace(subject: Subject, place: Place): PersonsAction[] {
  if (place.kind !== 'project') return [];
  return projectActions.flatMap((action): PersonsAction[] => {
    const { decision } = decideAs(action, subject, place);
    if (decision === 'DENIED') return [];
    const ref = branchOf(place, undefined).name;
    return [{ person: subject.key, action, on: place.key, ref, decision, accessLevel: roleOf(subject) }];
  });
}

function onResource(subject: Subject, place: Place, resource: Resource): PersonsAction[] {
  const action = resource.kind === 'environment' ? 'DEPLOY' : 'READ_VARIABLE';
  const demand = demandOf(action, resource);
  if ('never' in demand) return [];
  const { decision } = decideAs(demand.deed, subject, place, { environment: resource.environment });
  if (decision === 'DENIED') return [];
  return [{ person: subject.key, action, on: resource.key, decision, accessLevel: roleOf(subject) }];
}

interface HostKnowledge {
  readonly admins: readonly KnownPerson[];
  readonly known?: Pick<Scene, 'instance' | 'unread'>;
}

/** Tells what everybody may do in places, batch by batch, and keeps what is the same for all places of a GitLab. */
export class ActionsOfEverybody {
  readonly #read: GraphRead;
  readonly #hosts = new Map<string, HostKnowledge>();

  constructor(read: GraphRead) {
    this.#read = read;
  }

  /**
   * What administrators, and people with a grant in a place, may do in these projects, groups and instances. Somebody of whom
   * nothing is known but that a list was not read is left out.
   */
  async in(places: readonly string[]): Promise<PersonsAction[]> {
    const hosts = groupBy(places, hostOf);
    const lists: PersonsAction[][] = [];
    for (const [host, keys] of hosts) lists.push(await this.#inHost(host, keys));
    return lists.flat();
  }

  async #inHost(host: string, keys: readonly string[]): Promise<PersonsAction[]> {
    const read = this.#read;
    const before = this.#hosts.get(host);
    const admins =
      before?.admins ?? (await loadPowerful(read, host)).filter((person) => person.admin === true);
    const rules = { refs: true, environments: true, above: true };
    const scene = await loadScene(read, { host, places: keys, rules, people: 'all', ...before?.known });
    const { instance, unread } = scene;
    this.#hosts.set(host, { admins, known: { instance, unread } });
    const [people, resources] = await Promise.all([
      loadPeople(read, [...scene.grants.keys(), ...scene.entryMemberships.keys()]),
      resourcesIn(read, keys),
    ]);
    const granted = groupBy([...scene.grants.values()].flat(), ({ place }) => place);
    const entered = groupBy(
      [...scene.entryMemberships].flatMap(([person, some]) => some.map(({ group }) => ({ person, group }))),
      ({ group }) => group,
    );
    // An entry of an invited group lets merge even where the invitation itself is void (R7, R22).
    const invitedTo = (place: Place) =>
      place.kind === 'project' ? place.invitedDevelopers.flatMap((group) => entered.get(group) ?? []) : [];
    return [...scene.places.values()].flatMap((place) => {
      const some = [...(granted.get(place.key) ?? []), ...invitedTo(place)];
      const members = some.flatMap(({ person }) => people.get(person) ?? []);
      const candidates = new Map([...members, ...admins].map((person) => [person.key, person]));
      return [...candidates.values()].flatMap((person) => {
        const subject = scene.subject(person, place.key);
        const own = resources.get(place.key) ?? [];
        return [
          ...onPlace(subject, place),
          ...own.flatMap((resource) => onResource(subject, place, resource)),
        ];
      });
    });
  }
}
