import { groupBy } from '../core/collections.js';
import type { GraphRead } from '../core/graph-read.js';
import { loadPerhapsPowerful, loadPowerful, stranger } from './everybody.js';
import { hostOf } from './key-host.js';
import type { JobReach } from './machines.js';
import type { Place, ProjectPlace } from './places.js';
import { loadScene, type Scene } from './scene.js';
import { type KnownPerson, loadPeople } from './subjects.js';

/** The jobs of one project, and how far their tokens reach (R28). */
export interface JobSource {
  readonly project: ProjectPlace;
  /** Keys of what lets the project in, by the key of the project that does. */
  readonly letInBy: ReadonlyMap<string, readonly string[]>;
  reach(target: Place): JobReach;
}

interface ListedRow {
  readonly source: string;
  readonly target: string;
}

/**
 * Loads the jobs of projects, by their keys, for these targets.
 * @param alone whether only the code of their own projects is asked for, for which nobody else matters.
 */
export async function loadJobSources(
  read: GraphRead,
  sources: readonly string[],
  targets: readonly string[],
  alone = false,
): Promise<{ readonly scene: Scene; of(source: string): JobSource | undefined }> {
  const places = [...new Set([...sources, ...targets])];
  const host = hostOf(places[0] ?? '');
  const rules = { refs: !alone, environments: false, above: true };
  const [scene, listed, ...powerful] = await Promise.all([
    loadScene(read, { host, places, rules, people: alone ? 'nobody' : 'all' }),
    read<ListedRow>(
      `MATCH (s:GitLabProject|GitLabGroup)-[:JOB_TOKEN_REACHES]->(t:GitLabProject) WHERE t.key IN $targets
       RETURN s.key AS source, t.key AS target`,
      { targets },
    ),
    alone ? [] : loadPowerful(read, host),
    alone ? [] : loadPerhapsPowerful(read, host),
  ]);
  // A list of members that was not read could name anybody: those whom rules name, or who have a role in the target, may then do more.
  const named = new Map(
    sources.flatMap((key) => (isHidden(scene, key) ? [[key, namedIn(scene, key)] as const] : [])),
  );
  const people = await loadPeople(read, [
    ...new Set([...scene.grants.keys(), ...[...named.values()].flat()]),
  ]);
  const byTarget = groupBy(listed, ({ target }) => target);
  const members = membersOf(scene, people);
  const of = (key: string) => {
    const hidden = named.get(key)?.flatMap((person) => people.get(person) ?? []);
    return jobSource(key, scene, { members, powerful: powerful.flat(), hidden }, byTarget);
  };
  return { scene, of };
}

const isHidden = (scene: Scene, source: string) =>
  scene.places.has(source) && scene.subject(stranger, source).openings.length > 0;

/** The keys of the people whom rules of a project name: themselves, by a deploy key of theirs, or by a group (R21 to R23). */
function namedIn(scene: Scene, project: string): string[] {
  const place = scene.places.get(project);
  if (place?.kind !== 'project') return [];
  const entries = [
    ...(place.ifPremium ?? place).branchRules.rules.flatMap(({ push, merge }) => [push, merge]),
    ...place.tagRules.rules.map(({ create }) => create),
  ];
  const groups = new Set(entries.flatMap((entry) => [...entry.groups]));
  const members = [...scene.entryMemberships].flatMap(([person, memberships]) =>
    memberships.some(({ group }) => groups.has(group)) ? [person] : [],
  );
  const owners = entries.flatMap(({ keys }) => [...keys.values()].flatMap(({ owner }) => owner ?? []));
  return [...new Set([...entries.flatMap(({ people }) => [...people]), ...owners, ...members])];
}

/** Those with a grant, by place; the highest role first, for one who may is enough. */
function membersOf(
  scene: Scene,
  people: ReadonlyMap<string, KnownPerson>,
): ReadonlyMap<string, readonly KnownPerson[]> {
  const grants = [...scene.grants.values()].flat().sort((a, b) => b.level - a.level);
  return new Map(
    [...groupBy(grants, ({ place }) => place)].map(([place, some]) => [
      place,
      [...new Set(some.map(({ person }) => person))].flatMap((key) => people.get(key) ?? []),
    ]),
  );
}

/** Who may run the jobs of a project. */
interface Running {
  readonly members: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly powerful: readonly KnownPerson[];
  /** Those whom rules of the project name, where a list of its members was not read. */
  readonly hidden: readonly KnownPerson[] | undefined;
}

function jobSource(
  key: string,
  scene: Scene,
  { members, powerful, hidden }: Running,
  byTarget: ReadonlyMap<string, readonly ListedRow[]>,
): JobSource | undefined {
  const project = scene.places.get(key);
  if (project?.kind !== 'project') return undefined;
  const own = new Set([key, ...project.above]);
  const running = [...(members.get(key) ?? []), ...powerful, ...(hidden ?? []), stranger];
  const letInBy = new Map(
    [...byTarget].map(([target, rows]) => [
      target,
      rows.flatMap(({ source }) => (own.has(source) ? [source] : [])),
    ]),
  );
  const reach = ({ key: target }: Place): JobReach => ({
    listed: (letInBy.get(target) ?? []).length > 0,
    unread: [
      scene.unread.of('job-token-projects', target),
      project.above.length > 0 ? scene.unread.of('job-token-groups', target) : undefined,
    ].filter((list) => list !== undefined),
    people: {
      *[Symbol.iterator]() {
        const people = hidden !== undefined ? [...running, ...(members.get(target) ?? [])] : running;
        for (const person of new Map(people.map((one) => [one.key, one])).values())
          yield { inSource: scene.subject(person, key), inTarget: scene.subject(person, target) };
      },
    },
  });
  return { project, letInBy, reach };
}
