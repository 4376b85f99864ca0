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
  const people = await loadPeople(read, [...scene.grants.keys()]);
  const byTarget = groupBy(listed, ({ target }) => target);
  const members = membersOf(scene, people);
  const of = (key: string) => jobSource(key, scene, members, powerful.flat(), byTarget);
  return { scene, of };
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

function jobSource(
  key: string,
  scene: Scene,
  members: ReadonlyMap<string, readonly KnownPerson[]>,
  powerful: readonly KnownPerson[],
  byTarget: ReadonlyMap<string, readonly ListedRow[]>,
): JobSource | undefined {
  const project = scene.places.get(key);
  if (project?.kind !== 'project') return undefined;
  const own = new Set([key, ...project.above]);
  const running = [...(members.get(key) ?? []), ...powerful, stranger];
  // A list of members of the source that was not read could name anybody who has a role in the target.
  const hidden = scene.subject(stranger, key).openings.length > 0;
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
        const people = hidden ? [...running, ...(members.get(target) ?? [])] : running;
        for (const person of new Map(people.map((one) => [one.key, one])).values())
          yield { inSource: scene.subject(person, key), inTarget: scene.subject(person, target) };
      },
    },
  });
  return { project, letInBy, reach };
}
