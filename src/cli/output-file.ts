import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { appError } from '../core/errors.js';
import type { Cli } from './context.js';

/**
 * Writes a text to stdout, or to a file, which appears under its name only when all of it is there.
 * @throws AppError OUTPUT_UNWRITABLE, and what the text throws.
 */
export async function writeOutput(
  { cwd, streams, signal }: Cli,
  output: string | undefined,
  text: AsyncIterable<string>,
): Promise<void> {
  if (output === undefined) {
    await pipeline(Readable.from(text), streams.stdout, { end: false, signal });
    return;
  }
  const file = resolve(cwd, output);
  const part = `${file}.part`;
  try {
    const stream = createWriteStream(part);
    await once(stream, 'open').catch((error: NodeJS.ErrnoException) => {
      throw appError('OUTPUT_UNWRITABLE', { file, reason: error.code ?? error.name }, error);
    });
    await pipeline(Readable.from(text), stream, { signal });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
