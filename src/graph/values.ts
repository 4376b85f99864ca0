import neo4j from 'neo4j-driver';

/** A node as plain data; `elementId` is Neo4j's own and is not stable across stores. */
type PlainNode = {
  readonly elementId: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
};

/** A relationship as plain data, with the `elementId`s of its two ends. */
type PlainRelationship = {
  readonly elementId: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/**
 * Turns a value of the driver into plain data: temporal values and durations into ISO 8601 strings, nodes,
 * relationships and paths into {@link PlainNode}, {@link PlainRelationship} and `{nodes, relationships}` (one node more than relationships), points into
 * `{srid, x, y, z?}`, lists and maps element by element.
 */
export function fromGraph(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map(fromGraph);
  if (neo4j.isInt(value)) return neo4j.integer.inSafeRange(value) ? value.toNumber() : value.toBigInt();
  // The driver ends a duration without a time part with a bare T, which ISO 8601 does not have.
  if (isTemporal(value)) return value.toString().replace(/T$/, '');
  if (neo4j.isNode(value)) {
    return {
      elementId: value.elementId,
      labels: value.labels,
      properties: mapValues(value.properties, fromGraph),
    } satisfies PlainNode;
  }
  if (neo4j.isRelationship(value)) {
    return {
      elementId: value.elementId,
      type: value.type,
      start: value.startNodeElementId,
      end: value.endNodeElementId,
      properties: mapValues(value.properties, fromGraph),
    } satisfies PlainRelationship;
  }
  if (neo4j.isPath(value)) {
    const nodes = [value.start, ...value.segments.map((segment) => segment.end)];
    const relationships = value.segments.map((segment) => segment.relationship);
    return { nodes: nodes.map(fromGraph), relationships: relationships.map(fromGraph) };
  }
  if (neo4j.isPoint(value)) {
    const { srid, x, y, z } = value;
    return { srid: fromGraph(srid), x, y, ...(z === undefined ? {} : { z }) };
  }
  return mapValues(value, fromGraph);
}

/**
 * Turns plain data into parameters: whole numbers become Neo4j integers (the driver would store them as floats and
 * refuse them in `LIMIT`), dates become zoned date-times, `undefined` becomes null; lists and maps element by element.
 */
function toParameter(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (value === undefined) return null;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toParameter);
  if (value instanceof Date) return neo4j.types.DateTime.fromStandardDate(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  // Values of the driver's own classes are parameters already.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value;
  return mapValues(value, toParameter);
}

/** The parameters of a statement, each through `toParameter`. */
export function toParameters(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapValues(params, toParameter);
}

function mapValues(source: object, map: (value: unknown) => unknown): Record<string, unknown> {
  const target: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source)) target[key] = map(value);
  return target;
}

function isTemporal(value: object): boolean {
  return (
    neo4j.isDateTime(value) ||
    neo4j.isDate(value) ||
    neo4j.isLocalDateTime(value) ||
    neo4j.isTime(value) ||
    neo4j.isLocalTime(value) ||
    neo4j.isDuration(value)
  );
}
