import type { OwnQuery } from './own-query.js';

const fence = '// ---';

/** Strings, comments and quoted names, where a `$` means nothing; or a parameter. */
const tokens =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)/g;

/** The names of the parameters that a statement uses, sorted. */
export function usedParameters(statement: string): readonly string[] {
  const names = [...statement.matchAll(tokens)].flatMap(([, name]) => name ?? []);
  return [...new Set(names)].toSorted();
}

/** A name as the id of a saved query has it: small letters and digits with hyphens. */
export function idOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
  return id === '' ? 'query' : id;
}

function headerType(value: unknown): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'string_list' : 'string';
}

function parameterLine(name: string, value: unknown): string {
  const standard = Array.isArray(value) ? value.map(String) : value;
  const given = value === null || value === undefined ? '' : `, default: ${JSON.stringify(standard)}`;
  return `  ${name}: { type: ${headerType(value)}${given} }`;
}

// JSON is YAML, so that no text needs another way of quoting.
const quoted = (text: string) => JSON.stringify(text.replaceAll(/\s+/g, ' ').trim());

const fitColumn = /^[a-z][A-Za-z0-9]*$/;

function columnLines(columns: readonly string[]): readonly string[] {
  if (columns.length === 0)
    return [
      '# Name the columns here in the order in which the statement returns them, each with its type.',
      'returns: {}',
    ];
  const isFit = columns.every((column) => fitColumn.test(column));
  return [
    ...(isFit
      ? []
      : [
          '# Columns need names of letters and digits: give them some in the statement with AS name, and here.',
        ]),
    'returns:',
    ...columns.map((column) => `  ${fitColumn.test(column) ? column : JSON.stringify(column)}: any`),
  ];
}

/**
 * A query of one's own as a file that the service takes: header and statement as in the files that come with it. The header says
 * where the file belongs.
 */
export function queryFileText({
  name,
  description,
  statement,
  parameters,
  columns,
}: Omit<OwnQuery, 'id'>): string {
  const used = usedParameters(statement);
  const header = [
    `# Put this file into the folder that QUERIES_DIR names, as ${idOf(name)}.cypher; "access-graph queries check" says whether it is sound.`,
    `id: ${idOf(name)}`,
    `title: ${quoted(name)}`,
    `description: ${quoted(description === '' ? name : description)}`,
    ...(used.length === 0 ? [] : ['params:']),
    ...used.map((one) => parameterLine(one, parameters[one])),
    ...columnLines(columns),
  ];
  const body = statement.trim().replace(/;\s*$/, '').trimEnd();
  return [fence, ...header.map((line) => `// ${line}`), fence, body, ''].join('\n');
}
