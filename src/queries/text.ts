import stringWidth from 'string-width';

/**
 * Control characters, invisible formatting characters (among them those that turn the direction of text), line
 * separators and halves of surrogate pairs; not the joiners that scripts and emoji need.
 */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/gu;

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** `text` with everything that could steer or fool a terminal written out, such as `\u001b`; `keep` stays as it is. */
export function escapeUnsafe(text: string, keep = ''): string {
  return text.replace(unsafe, (character) =>
    keep.includes(character) ? character : escapeCharacter(character),
  );
}

/** JSON text with the same characters escaped as JSON does, so that it parses to the same value. */
export function escapeJson(json: string): string {
  const unit = (character: string) =>
    character
      .split('')
      .map((part) => `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  return json.replace(unsafe, (character) => (character === '\n' ? character : unit(character)));
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The columns that a terminal needs for `text`. */
export function textWidth(text: string): number {
  // Nearly all text is plain, and string-width takes microseconds for each call.
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** Breaks `text` into lines of at most `width` columns (at least one grapheme each), after a space or `/` if one is near. */
export function wrapText(text: string, width: number): string[] {
  if (textWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const size = textWidth(segment);
    if (used + size > width && line.length > 0) {
      const at = line.findLastIndex((part) => part === ' ' || part === '/');
      const cut = at >= line.length / 2 ? at + 1 : line.length;
      lines.push(line.slice(0, cut).join(''));
      line = line.slice(cut);
      used = textWidth(line.join(''));
    }
    line.push(segment);
    used += size;
  }
  return [...lines, line.join('')];
}
