import type { GraphPicture } from './model.js';

/** Where a thing is drawn. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const ringStep = 115;
/** Labels are wider than they are high. */
const stretch = 1.6;
/** Things of the first ring; each further ring takes as many more. */
const firstRing = 8;

/** How many steps each thing is away from the centre; what is not connected with it is as far as possible. */
function distances({ nodes, edges }: GraphPicture, centre: string): ReadonlyMap<string, number> {
  const around = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges) {
    around.get(source)?.push(target);
    around.get(target)?.push(source);
  }
  const found = new Map([[centre, 0]]);
  // What is added while the map is walked is walked, too.
  for (const [id, distance] of found)
    for (const other of around.get(id) ?? []) if (!found.has(other)) found.set(other, distance + 1);
  return found;
}

/** Where what a thing is next to is, as an angle, so that what belongs together is on one side. */
function angleOf(id: string, { edges }: GraphPicture, places: ReadonlyMap<string, Place>): number {
  const edge = edges.find(
    ({ source, target }) => (source === id && places.has(target)) || (target === id && places.has(source)),
  );
  const place = edge === undefined ? undefined : places.get(edge.source === id ? edge.target : edge.source);
  return place === undefined ? 0 : Math.atan2(place.y, place.x / stretch);
}

/** Places in rings about one thing: what is next to it first, then what is further away. */
export function inRings(picture: GraphPicture, centre: string): ReadonlyMap<string, Place> {
  const distance = distances(picture, centre);
  const levels = new Map<number, string[]>();
  for (const { id } of picture.nodes)
    if (id !== centre) {
      const level = distance.get(id) ?? picture.nodes.length;
      levels.set(level, [...(levels.get(level) ?? []), id]);
    }
  const places = new Map<string, Place>([[centre, { x: 0, y: 0 }]]);
  let ring = 0;
  for (const [level, ids] of [...levels].toSorted(([one], [other]) => one - other)) {
    const angles = new Map(level === 1 ? [] : ids.map((id) => [id, angleOf(id, picture, places)]));
    const sorted =
      level === 1 ? ids : ids.toSorted((one, other) => (angles.get(one) ?? 0) - (angles.get(other) ?? 0));
    for (let taken = 0; taken < sorted.length; ) {
      ring += 1;
      const here = sorted.slice(taken, taken + ring * firstRing);
      // Rings are turned against each other, so that lines to the centre go between things.
      const turn = level === 1 ? (ring % 2) * (Math.PI / here.length) : -Math.PI;
      for (const [index, id] of here.entries()) {
        const angle = turn + (index * 2 * Math.PI) / here.length;
        const radius = ring * ringStep;
        places.set(id, { x: Math.cos(angle) * radius * stretch, y: Math.sin(angle) * radius });
      }
      taken += here.length;
    }
  }
  return places;
}
