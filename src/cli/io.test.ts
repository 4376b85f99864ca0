import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { appError } from '../core/errors.js';
import { exitCodeOf, sentenceOf } from './exit-codes.js';
import { type CliStreams, confirmOn, createOutput } from './io.js';

function streams() {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  const all: CliStreams = { stdin, stdout, stderr };
  return { all, stdin, out: () => read(stdout), err: () => read(stderr) };
}

describe('output', () => {
  it('writes results to stdout and all else to stderr, with control characters written out', () => {
    const { all, out, err } = streams();
    const output = createOutput(all, false);
    output.line('a\u001b[31mb');
    output.note('note');
    output.problem('problem\u0007');
    expect([out(), err()]).toEqual(['a\\u001b[31mb\n', 'note\nproblem\\u0007\n']);
  });

  it('keeps notes back when quiet', () => {
    const { all, err } = streams();
    const output = createOutput(all, true);
    output.note('note');
    output.problem('problem');
    expect(err()).toBe('problem\n');
  });
});

describe('a question', () => {
  it.each([
    ['y\n', true],
    ['YES\n', true],
    ['\n', false],
    ['nay\n', false],
  ])('answered with %j is %s', async (answer, expected) => {
    const { all, stdin, err } = streams();
    const asked = confirmOn(all, 'Remove it?', new AbortController().signal);
    stdin.write(answer);
    expect(await asked).toBe(expected);
    expect(err()).toContain('Remove it? [y/N]');
  });
});

describe('exit codes and sentences', () => {
  it('are 2 for wrong usage and 1 for all else', () => {
    expect(exitCodeOf(appError('QUERY_UNKNOWN', { id: 'x', near: [] }))).toBe(2);
    expect(exitCodeOf(appError('NEO4J_AUTH', { uri: 'bolt://x' }))).toBe(1);
    expect(exitCodeOf(new Error('x'))).toBe(1);
  });

  it('never show what is not in the catalogue', () => {
    expect(sentenceOf(new Error('CANARY'))).not.toContain('CANARY');
    expect(sentenceOf(appError('USAGE', { message: 'Do this.' }))).toBe('Do this.');
  });
});
