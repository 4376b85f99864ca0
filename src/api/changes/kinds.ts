import { appError } from '../../core/errors.js';
import { entities } from '../../gitlab/entities/index.js';
import type { EntityKind } from '../../gitlab/model/entity.js';
import { relationships } from '../../gitlab/model/relationships.js';
import { sourcesFeeding } from '../freshness.js';

const nodeKinds = Object.keys(entities) as EntityKind[];

/** What changes are of: the kinds of nodes and the types of relationships. */
export const changeKinds: readonly string[] = [
  ...nodeKinds,
  ...new Set(relationships.map(({ type }) => type)),
];

const known = new Map(changeKinds.map((kind) => [kind.toLowerCase(), kind]));

/**
 * The kinds as changes name them; capital letters do not matter. Null: all.
 * @throws AppError REQUEST_INVALID naming those that there are.
 */
export function parseKinds(given: readonly string[] | null | undefined): readonly string[] | null {
  if (given === null || given === undefined) return null;
  return given.map((kind) => {
    const found = known.get(kind.toLowerCase());
    if (found !== undefined) return found;
    const reason = `there is no kind ${kind.slice(0, 60)}; there are ${changeKinds.join(', ')}`;
    throw appError('REQUEST_INVALID', { reason });
  });
}

/** The sources by which changes of these kinds show; undefined: all of them. */
export function sourcesOfKinds(kinds: readonly string[] | null): readonly string[] | undefined {
  if (kinds === null) return undefined;
  const nodes = nodeKinds.filter((kind) => kinds.includes(kind));
  // A relationship shows in the lists of either end, so nothing is left out.
  return nodes.length === new Set(kinds).size ? sourcesFeeding(...nodes) : undefined;
}
