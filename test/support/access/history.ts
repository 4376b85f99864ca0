import type { HistoryGraph } from '../../../src/access/history/access-at.js';
import { loadGrants, loadPeople } from '../../../src/access/subjects.js';
import type { Grant } from '../../../src/access/types.js';
import { groupBy } from '../../../src/core/collections.js';
import type { Graph } from '../../../src/graph/driver.js';

/** The graph as questions about the past need it. */
export function historyOf(graph: Graph): HistoryGraph {
  return {
    read: (statement, parameters) => graph.read(statement, parameters),
    rehearse: (work) =>
      graph.rehearse((tx) => work((statement, parameters) => tx.run(statement, parameters))),
  };
}

/** A role and what is behind it, in a form that can be compared. */
export interface RoleNow {
  readonly accessLevel: number;
  readonly latentAccessLevel: number;
  /** JSON of each grant, sorted. */
  readonly grants: readonly string[];
}

/** A grant in a form that can be compared. */
export function grantText({
  via,
  level,
  memberLevel,
  steps,
  shareLevels,
  expiresAt,
  memberRoleId,
}: Grant): string {
  return JSON.stringify({ via, level, memberLevel, steps, shareLevels, expiresAt, memberRoleId });
}

/** By place, then person, the roles that the present tells: of everybody everywhere. */
export async function rolesNow(graph: Graph): Promise<ReadonlyMap<string, ReadonlyMap<string, RoleNow>>> {
  const { read } = historyOf(graph);
  const keys = async (label: string) =>
    (await graph.read<{ key: string }>(`MATCH (n:${label}) RETURN n.key AS key ORDER BY key`)).map(
      ({ key }) => key,
    );
  const places = await keys('GitLabGroup|GitLabProject');
  const people = [...(await loadPeople(read, await keys('GitLabUser'))).values()];
  const grants = groupBy(
    await loadGrants(read, 'places', { places }),
    ({ place, person }) => `${place} ${person}`,
  );
  const rolesIn = (place: string) =>
    people.flatMap((person) => {
      const own = grants.get(`${place} ${person.key}`) ?? [];
      const latentAccessLevel = person.admin === true ? 50 : Math.max(0, ...own.map(({ level }) => level));
      if (latentAccessLevel === 0) return [];
      const accessLevel = person.active === true ? latentAccessLevel : 0;
      return [[person.key, { accessLevel, latentAccessLevel, grants: own.map(grantText).sort() }] as const];
    });
  return new Map(places.map((place) => [place, new Map(rolesIn(place))]));
}
