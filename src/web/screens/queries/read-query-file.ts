import { parse } from 'yaml';
import type { OwnQuery } from './own-query.js';
import type { Values } from './parameters.js';

const fence = /^\/\/ ?---\s*$/;

/** More than this is some other file. */
const mostCharacters = 256 * 1024;

interface Header {
  readonly title?: unknown;
  readonly id?: unknown;
  readonly description?: unknown;
  readonly params?: unknown;
  readonly returns?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function headerOf(lines: readonly string[]): Header {
  try {
    const header: unknown = parse(lines.map((line) => line.replace(/^\/\/ ?/, '')).join('\n'));
    return isObject(header) ? header : {};
  } catch {
    // Its statement is what counts.
    return {};
  }
}

const defaults = (params: unknown): Values =>
  Object.fromEntries(
    Object.entries(isObject(params) ? params : {}).map(([name, about]) => [
      name,
      (isObject(about) ? about.default : undefined) ?? null,
    ]),
  );

const textIn = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/**
 * What a `.cypher` file holds: the statement after its header, with the name, description, parameters and columns that the header gives. A
 * file without a header is all statement, named as the file is.
 * @throws Error with a sentence where there is no statement in it.
 */
export function readQueryFile(text: string, fileName: string): Omit<OwnQuery, 'id'> {
  if (text.length > mostCharacters) throw new Error('It is too large for a query.');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() !== '');
  const hasHeader = fence.test(lines[start] ?? '');
  const end = hasHeader ? lines.findIndex((line, index) => index > start && fence.test(line)) : -1;
  if (hasHeader && end < 0) throw new Error('Its header does not end with a second "// ---".');
  const header = hasHeader ? headerOf(lines.slice(start + 1, end)) : {};
  const statement = lines
    .slice(end + 1)
    .join('\n')
    .trim()
    .replace(/;\s*$/, '')
    .trimEnd();
  if (statement === '') throw new Error('It has no statement.');
  return {
    name: textIn(header.title) || textIn(header.id) || fileName.replace(/\.[^.]*$/, ''),
    description: textIn(header.description),
    statement,
    parameters: defaults(header.params),
    columns: Object.keys(isObject(header.returns) ? header.returns : {}),
  };
}
