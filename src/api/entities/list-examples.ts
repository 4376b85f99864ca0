import { type Example, parseExample } from '../examples.js';
import { type ApiKind, apiKinds } from './names.js';

/** Properties that an example asks for at most. */
const shownProperties = 4;

function exampleOf({ many, definition }: ApiKind): Example {
  const properties = Object.keys(definition.properties).slice(0, shownProperties);
  return parseExample(`# The first ten\n{
  ${many}(first: 10) {
    totalCount { value isEstimate }
    nodes { key ${properties.join(' ')} }
    pageInfo { hasNextPage endCursor }
    complete
  }
}`);
}

/** Examples of the lists of those kinds that none of the given examples shows. */
export function listExamples(given: readonly Example[]): readonly Example[] {
  const shown = new Set(given.flatMap(({ fields }) => fields));
  return apiKinds.filter(({ many }) => !shown.has(many)).map(exampleOf);
}
