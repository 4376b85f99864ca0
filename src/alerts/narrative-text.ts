import { escapeJson } from '../queries/text.js';

/** In what an alert or a change can be told. */
export const narrativeFormats = ['MARKDOWN', 'HTML', 'JSON'] as const;
export type NarrativeFormat = (typeof narrativeFormats)[number];

/** A heading with paragraphs and list items below it; all texts are plain. */
export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
}

/** A text with a title, a line below it, and sections; those that hold nothing are left out. */
export interface Story {
  readonly title: string;
  readonly line: string;
  readonly sections: readonly Section[];
}

/** Control characters and line breaks as blanks: each text is one line. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
const plainMarkdown = (text: string) => oneLine(text).replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** A text on one line that has no effect as HTML. */
export const plainHtml = (text: string) =>
  oneLine(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A name of GitLab's or ours, such as `IN_PROGRESS`, in words: `in progress`. */
export const inWords = (name: string): string => name.toLowerCase().replaceAll('_', ' ');

/** A value in words. */
export const shown = (value: unknown): string =>
  value === null || value === undefined
    ? 'unknown'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

function markdown({ title, line, sections }: Story): string {
  const blocks = sections.flatMap(({ heading, paragraphs, items }) => [
    `## ${heading}`,
    ...paragraphs.map(plainMarkdown),
    ...(items.length === 0 ? [] : [items.map((item) => `- ${plainMarkdown(item)}`).join('\n')]),
  ]);
  return `${[`# ${plainMarkdown(title)}`, plainMarkdown(line), ...blocks].join('\n\n')}\n`;
}

function html({ title, line, sections }: Story): string {
  const blocks = sections.flatMap(({ heading, paragraphs, items }) => [
    `<h2>${plainHtml(heading)}</h2>`,
    ...paragraphs.map((text) => `<p>${plainHtml(text)}</p>`),
    ...(items.length === 0
      ? []
      : [`<ul>${items.map((item) => `<li>${plainHtml(item)}</li>`).join('')}</ul>`]),
  ]);
  return `<article><h1>${plainHtml(title)}</h1><p>${plainHtml(line)}</p>${blocks.join('')}</article>\n`;
}

/**
 * A narrative as text; nothing that GitLab's users wrote takes effect as Markdown or HTML.
 * @param story how it is told to people; JSON is the narrative itself.
 */
export function narrativeText<T>(
  narrative: T,
  story: (narrative: T) => Story,
  format: NarrativeFormat,
): string {
  if (format === 'JSON') return `${escapeJson(JSON.stringify(narrative, null, 2))}\n`;
  const { sections, ...head } = story(narrative);
  const told = {
    ...head,
    sections: sections.filter(({ paragraphs, items }) => paragraphs.length + items.length > 0),
  };
  return format === 'HTML' ? html(told) : markdown(told);
}
