import { markdownTable } from '../core/markdown.js';
import type { QueryColumn, QueryParameter, SavedQuery } from './types.js';

function limits(parameter: QueryParameter): string[] {
  return [
    parameter.required ? 'Required.' : '',
    parameter.values === undefined
      ? ''
      : `One of ${parameter.values.map((value) => `\`${value}\``).join(', ')}.`,
    parameter.min === undefined ? '' : `At least ${parameter.min}.`,
    parameter.max === undefined ? '' : `At most ${parameter.max}.`,
    parameter.format === 'datetime' ? 'An ISO 8601 time or day.' : '',
  ].filter((text) => text !== '');
}

function parameterRow(parameter: QueryParameter): string[] {
  const value = parameter.default === null ? 'none' : `\`${JSON.stringify(parameter.default)}\``;
  const words = [parameter.description ?? '', ...limits(parameter)].filter((text) => text !== '');
  return [`\`${parameter.name}\``, parameter.type, parameter.required ? '' : value, words.join(' ')];
}

const columnRow = (column: QueryColumn): string[] => [
  `\`${column.name}\``,
  column.type,
  column.description ?? '',
];

function alertText(query: SavedQuery): string[] {
  if (query.alert === undefined) return [];
  const { severity, identity } = query.alert;
  return [
    `Raises alerts of severity **${severity}**, one for each ${identity.map((name) => `\`${name}\``).join(' + ')}.`,
  ];
}

function section(query: SavedQuery): string {
  const needs = [...new Set([...query.needs, ...(query.alert?.needs ?? [])])];
  const controls = Object.entries(query.controls).map(([name, items]) => `${name} ${items.join(', ')}`);
  return [
    `### ${query.id}`,
    `**${query.title}.** ${query.description.replace(/\s+/g, ' ').trim()}`,
    ...alertText(query),
    ...(needs.length > 0 ? [`Rests on: ${needs.join(', ')}.`] : []),
    ...(query.remediation === undefined
      ? []
      : [`What to do: ${query.remediation.replace(/\s+/g, ' ').trim()}`]),
    ...(controls.length > 0 ? [`Evidence for: ${controls.join('; ')}.`] : []),
    ...(query.parameters.length > 0
      ? [markdownTable(['Parameter', 'Type', 'Default', 'Meaning'], query.parameters.map(parameterRow))]
      : []),
    markdownTable(['Column', 'Type', 'Meaning'], query.columns.map(columnRow)),
  ].join('\n\n');
}

/** The reference of saved queries in Markdown, by category; the same queries always give the same text. */
export function queriesMarkdown(queries: readonly SavedQuery[]): string {
  const categories = [...new Set(queries.map((query) => query.category))].sort();
  const parts = categories.map((category) => {
    const own = queries.filter((query) => query.category === category);
    const sorted = [...own].sort((a, b) => (a.id < b.id ? -1 : 1));
    return [`## ${category}`, ...sorted.map(section)].join('\n\n');
  });
  const intro =
    'Generated from the headers of the files in `queries/`; do not edit. Run one with ' +
    '`access-graph query ID --param name=value`. Where an answer rests on something that no token could read, it says ' +
    '`unknown`, which is neither a yes nor a no.';
  return `${['# Saved queries', intro, ...parts].join('\n\n')}\n`;
}
