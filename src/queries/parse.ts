import { parse as parseYaml } from 'yaml';
import { readHeader } from './header.js';
import { ruleParts } from './rule-statements.js';
import type { SavedQuery } from './types.js';

const fence = '// ---';

/** Splits the text of a `.cypher` file into the YAML of its header and the statement after it. */
function split(text: string): { yaml: string; statement: string } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start < 0 || lines[start]?.trimEnd() !== fence) throw new Error(`it does not begin with "${fence}"`);
  const end = lines.findIndex((line, index) => index > start && line.trimEnd() === fence);
  if (end < 0) throw new Error(`its header has no closing "${fence}"`);
  const yaml = lines.slice(start + 1, end).map((line) => {
    if (line.trimEnd() === '//') return '';
    if (!line.startsWith('// '))
      throw new Error(`a line of its header does not begin with "// ": ${line.slice(0, 60)}`);
    return line.slice(3);
  });
  const statement = lines
    .slice(end + 1)
    .join('\n')
    .trim()
    .replace(/;\s*$/, '')
    .trimEnd();
  if (statement === '') throw new Error('it has no statement after its header');
  return { yaml: yaml.join('\n'), statement };
}

/** Strings, comments and quoted names, where a `$` means nothing; or a parameter. */
const tokens =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)/g;

/** The names of the parameters that a Cypher statement uses, sorted. */
export function usedParameters(statement: string): string[] {
  const names = [...statement.matchAll(tokens)].flatMap((match) =>
    match[1] === undefined ? [] : [match[1]],
  );
  return [...new Set(names)].sort();
}

/** Where a file stands: what its header has to agree with. */
export interface QueryPlace {
  /** Name of the file without `.cypher`. */
  readonly name: string;
  readonly category: string;
  readonly file: string;
}

/**
 * Reads the text of one `.cypher` file.
 * @throws Error with a one-line reason when the header or the use of parameters is wrong.
 */
export function parseSavedQuery(text: string, place: QueryPlace): SavedQuery {
  const { yaml, statement } = split(text);
  let raw: unknown;
  try {
    raw = parseYaml(yaml);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(`its header is not YAML: ${reason}`);
  }
  const header = readHeader(raw);
  if (header.id !== place.name) throw new Error(`its id ${header.id} is not its file name ${place.name}`);
  const category = (raw as { category?: unknown }).category;
  if (category !== undefined && category !== place.category) {
    throw new Error(`its category ${String(category)} is not its folder ${place.category}`);
  }
  const declared = header.parameters.map((parameter) => parameter.name);
  const used = usedParameters(statement);
  const undeclared = used.filter((name) => !declared.includes(name));
  if (undeclared.length > 0) throw new Error(`params: not declared: ${undeclared.join(', ')}`);
  const unused = declared.filter((name) => !used.includes(name));
  if (unused.length > 0) throw new Error(`params: never used: ${unused.join(', ')}`);
  const { alert, columns, ...rest } = header;
  const parts = ruleParts({ alert, columns }, statement);
  return { ...rest, ...parts, category: place.category, file: place.file };
}
