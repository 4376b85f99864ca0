import { createInterface } from 'node:readline/promises';
import { formatRows, type RowFormat } from '../queries/format.js';
import { escapeUnsafe } from '../queries/text.js';

/** A stream that commands write to. */
export type CliStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal. */
  readonly columns?: number | undefined;
};

/** The three streams of a command. */
export interface CliStreams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly stdout: CliStream;
  readonly stderr: CliStream;
}

/** What a command says and to whom. Control characters in texts, which may come from GitLab, are written out. */
export interface Output {
  /** A line of the result, on stdout. */
  line(text: string): void;
  /** Rows of the result, on stdout. */
  rows(
    columns: readonly string[],
    rows: readonly Readonly<Record<string, unknown>>[],
    format: RowFormat,
  ): void;
  /** A line for people about what goes on, on stderr; none with `--quiet`. */
  note(text: string): void;
  /** A sentence about what went wrong, on stderr, also with `--quiet`. */
  problem(text: string): void;
}

/** Writes to the streams of a command. */
export function createOutput({ stdout, stderr }: CliStreams, quiet: boolean): Output {
  const safe = (text: string) => `${escapeUnsafe(text, '\n')}\n`;
  return {
    line: (text) => void stdout.write(safe(text)),
    rows: (columns, rows, format) => {
      const width = stdout.isTTY === true ? stdout.columns : undefined;
      stdout.write(formatRows(columns, rows, format, width === undefined ? {} : { width }));
    },
    note: (text) => {
      if (!quiet) stderr.write(safe(text));
    },
    problem: (text) => void stderr.write(safe(text)),
  };
}

/** Asks a question that is answered with yes or no on a terminal; anything but y or yes is a no. */
export async function confirmOn(
  streams: CliStreams,
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  const lines = createInterface({ input: streams.stdin, output: streams.stderr });
  try {
    const answer = await lines.question(`${escapeUnsafe(question)} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
