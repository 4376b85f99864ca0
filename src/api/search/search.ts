import { appError } from '../../core/errors.js';
import type { EntityKind } from '../../gitlab/model/entity.js';
import { failureCode } from '../../graph/failure.js';
import { namingProperties, searchedProperties, searchIndex } from '../../sync/search-index.js';
import type { ApiContext } from '../context.js';
import { infixPage, maxHits, prefixPage, wholePage } from './statement.js';
import { luceneQuery, wordsOf } from './words.js';

/** Characters of a text at most. */
const maxText = 200;

/** Words of a text that may stand anywhere in a name, at most: each costs the index a walk through all its words. */
const maxInfixWords = 3;

/** One hit: the properties of its node, and how well it fits. */
export interface Hit {
  readonly node: Readonly<Record<string, unknown>> & { readonly key: string };
  readonly key: string;
  readonly score: number;
}

/** What to look for, and where to go on. */
export interface SearchRequest {
  readonly text: string;
  /** Empty: all. */
  readonly kinds: readonly EntityKind[];
  readonly limit: number;
  readonly after: { readonly score: number; readonly key: string } | undefined;
}

/**
 * The hits after a place in the order of score and key; none when the text has no word.
 * @throws SEARCH_TEXT_TOO_LONG, SEARCH_NOT_READY.
 */
export async function findHits(context: ApiContext, request: SearchRequest): Promise<Hit[]> {
  const { kinds, after } = request;
  const limit = Math.min(request.limit, maxHits);
  const length = [...request.text].length;
  if (length > maxText) throw appError('SEARCH_TEXT_TOO_LONG', { length, limit: maxText });
  const words = wordsOf(request.text);
  if (words.length === 0) return [];
  const types = kinds.map((kind) => `gitlab_${kind}`);
  const parameters = {
    text: request.text.normalize('NFC').trim().toLowerCase(),
    prefix: luceneQuery(words, 'prefix', searchedProperties, types),
    score: after?.score ?? null,
    key: after?.key ?? null,
    limit,
  };
  const hits = await read(context, prefixPage, parameters);
  if (hits.length >= limit || words.length > maxInfixWords) return hits;
  const infix = luceneQuery(words, 'infix', namingProperties, types);
  if (after !== undefined) return read(context, wholePage, { ...parameters, infix });
  // On the first page all hits by prefix are known, and need not be found again.
  const known = hits.map(({ key }) => key);
  const others = await read(context, infixPage, { ...parameters, infix, known, limit: limit - hits.length });
  // The pages after this one end there too.
  return [...hits, ...others].slice(0, maxHits);
}

async function read(
  context: ApiContext,
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Hit[]> {
  try {
    return await context.read<Hit>(statement, parameters);
  } catch (error) {
    const failed = failureCode(error)?.startsWith('Neo.ClientError.Procedure') === true;
    if (failed && !(await indexIsOnline(context))) throw appError('SEARCH_NOT_READY', undefined, error);
    throw error;
  }
}

async function indexIsOnline(context: ApiContext): Promise<boolean> {
  const rows = await context.read<{ state: string }>(
    'SHOW FULLTEXT INDEXES YIELD name, state WHERE name = $name RETURN state',
    { name: searchIndex },
  );
  return rows[0]?.state === 'ONLINE';
}
