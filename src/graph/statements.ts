/**
 * Splits a Cypher file into its statements, which end with `;` (the last one may do without). Strings, quoted names
 * and comments may hold semicolons; parts with nothing but comments and blanks are left out.
 * @throws Error when a string, quoted name or comment is not closed.
 */
export function splitStatements(text: string): string[] {
  // In this order of alternatives each token is taken whole, so that no `;` inside one is seen.
  const token = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\/[^\n]*|\/\*.*?\*\/|;|['"`]|\/\*/gs;
  const statements: string[] = [];
  let start = 0;
  let bare = '';
  let bareStart = 0;
  const finish = (end: number) => {
    bare += text.slice(bareStart, end);
    if (bare.trim() !== '') statements.push(text.slice(start, end).trim());
    bare = '';
  };
  for (const match of text.matchAll(token)) {
    const [found] = match;
    const end = match.index + found.length;
    if (found === ';') {
      finish(match.index);
      start = end;
      bareStart = end;
    } else if (/^(?:\/\/|\/\*.)/s.test(found)) {
      bare += text.slice(bareStart, match.index);
      bareStart = end;
    } else if (found.length === 1 || found === '/*') {
      const line = text.slice(0, match.index).split('\n').length;
      throw new Error(`${found} in line ${line} is not closed`);
    }
  }
  finish(text.length);
  return statements;
}
