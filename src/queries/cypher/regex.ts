/** Texts that are matched are names and paths; with so few parts that vary, the worst case stays far below a second. */
const mostVarying = 3;
const mostOptional = 6;
const longest = 500;

/**
 * Why a regular expression might not end in time; undefined when it does. Neo4j matches with backtracking and looks at
 * no clock while it does, so only what is cheap on every text is let through: `*`, `+`, `?` and `{n,m}` stand behind
 * single characters or classes, and there are few of them.
 */
export function regexProblem(pattern: string): string | undefined {
  if (pattern.length > longest) return `a regular expression may have ${longest} characters`;
  if (/\(\?(?!:|[ims]+\)|[ims]+:)/.test(pattern))
    return 'regular expressions may not look around or name groups';
  if (/\\[1-9k]/.test(pattern)) return 'regular expressions may not refer back to groups';
  // Quoted and escaped characters and classes are single characters here.
  if (/\\[QEX]/.test(pattern)) return 'regular expressions may not use \\Q, \\E or \\X';
  const plain = pattern
    .replace(/\\[pP]\{[^}]*\}|\\[\s\S]/g, 'c')
    .replace(/\[\^?\]?[^[\]]*\]/g, 'c')
    .replace(/\(\?[ims]+\)/g, '')
    .replace(/\(\?[ims]*:/g, '(');
  if (/[[\]]/.test(plain)) return 'regular expressions may not nest classes';
  if (/\)(?:[*+]|\{)/.test(plain)) return 'regular expressions may not repeat a group';
  const varying = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const optional = plain.match(/\?/g)?.length ?? 0;
  if (varying > mostVarying + (plain.match(/[*+}][+]/g)?.length ?? 0))
    return `a regular expression may have ${mostVarying} of *, + and {n,m}`;
  if (optional > mostOptional) return `a regular expression may have ${mostOptional} of ?`;
  return undefined;
}
