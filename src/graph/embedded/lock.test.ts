import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { takeLock } from './lock.js';
import { processIdentity } from './process-identity.js';

describe('takeLock', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
    file = join(folder, 'neo4j.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (
    owner: { pid: number; identity: string },
    server?: { pid: number; identity: string; version: string },
  ) => writeFile(file, JSON.stringify({ id: 'other', owner, server }));
  const deadPid = async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    return child.pid ?? 0;
  };

  test('is for one only, until it is released', async () => {
    const first = await takeLock(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await takeLock(file)).toMatchObject({ holder: { owner: { pid: process.pid } } });
    if ('held' in first) await first.held.release();
    expect(await takeLock(file)).toHaveProperty('held');
    expect(await readdir(folder)).toEqual(['neo4j.lock']);
  });

  test('one of many at once gets it, also over a stale one', async () => {
    await write({ pid: await deadPid(), identity: 'x' });
    const results = await Promise.all(Array.from({ length: 8 }, () => takeLock(file)));
    expect(results.filter((result) => 'held' in result)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['neo4j.lock']);
  });

  test('takes over from a dead owner, a reused process number, and a file that makes no sense', async () => {
    await write({ pid: await deadPid(), identity: 'x' });
    expect(await takeLock(file)).toHaveProperty('held');
    await write({ pid: process.pid, identity: 'an earlier process' });
    expect(await takeLock(file)).toHaveProperty('held');
    await writeFile(file, '{"id":');
    expect(await takeLock(file)).toHaveProperty('held');
  });

  test('respects a server that outlives its owner', async () => {
    const identity = (await processIdentity(process.pid)) ?? '';
    await write({ pid: await deadPid(), identity: 'x' }, { pid: process.pid, identity, version: '5.26.30' });
    expect(await takeLock(file)).toMatchObject({ holder: { server: { pid: process.pid } } });
  });

  test('publishes the server, and releases only what is its own', async () => {
    const lock = await takeLock(file);
    if (!('held' in lock)) throw new Error('the lock was not free');
    await lock.held.publish({ pid: process.pid, port: 7687, version: '5.26.30' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      server: { port: 7687, version: '5.26.30' },
    });
    await write({ pid: process.pid, identity: 'x' });
    await lock.held.release();
    expect(await readdir(folder)).toEqual(['neo4j.lock']);
  });
});
