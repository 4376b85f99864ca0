import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ensureArtifacts } from './artifacts.js';

describe('ensureArtifacts', () => {
  let cacheDir: string;
  let bin: string;
  beforeEach(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'artifacts-'));
    bin = await mkdtemp(join(tmpdir(), 'maven-'));
  });
  afterEach(() => Promise.all([cacheDir, bin].map((folder) => rm(folder, { recursive: true }))));

  const fakeMaven = async (body: string) => {
    const file = join(bin, 'mvn');
    await writeFile(file, `#!/bin/sh\n${body}\n`);
    await chmod(file, 0o755);
    return { PATH: `${bin}:/usr/bin:/bin` };
  };
  const copying =
    'd=$(echo "$@" | sed "s/.*-DoutputDirectory=//; s/ .*//"); mkdir -p "$d"; echo jar > "$d/neo4j.jar"';

  test('keeps what Maven copied, and asks Maven only once', async () => {
    const env = await fakeMaven(copying);
    const told: string[] = [];
    const options = { version: '5.26.30', cacheDir, onProgress: (text: string) => void told.push(text) };
    const folder = await ensureArtifacts({ ...options, env });
    expect(folder).toBe(join(cacheDir, 'neo4j', '5.26.30'));
    expect(await readdir(folder)).toEqual(['neo4j.jar']);
    await expect(ensureArtifacts({ ...options, env: { PATH: '' } })).resolves.toBe(folder);
    expect(told).toEqual([expect.stringContaining('Downloading Neo4j 5.26.30')]);
  });

  test('several at once end with one whole folder and no leftovers', async () => {
    const env = await fakeMaven(copying);
    const all = [1, 2, 3].map(() => ensureArtifacts({ version: '5.26.30', cacheDir, env }));
    expect(new Set(await Promise.all(all)).size).toBe(1);
    expect(await readdir(join(cacheDir, 'neo4j'))).toEqual(['5.26.30']);
  });

  test('a failed download leaves nothing and gives the reason of Maven', async () => {
    const env = await fakeMaven(
      `${copying}\necho "[ERROR] Could not find org.neo4j:neo4j:pom:5.0.1 -> [Help 1]"; exit 1`,
    );
    await expect(ensureArtifacts({ version: '5.0.1', cacheDir, env })).rejects.toMatchObject({
      code: 'NEO4J_DOWNLOAD_FAILED',
      params: { version: '5.0.1', reason: 'Could not find org.neo4j:neo4j:pom:5.0.1' },
    });
    expect(await readdir(join(cacheDir, 'neo4j'))).toEqual([]);
  });

  test('without Maven, names the three ways out', async () => {
    const failure = ensureArtifacts({ version: '5.26.30', cacheDir, env: { PATH: '' } });
    await expect(failure).rejects.toMatchObject({ code: 'JAVA_OR_MAVEN_MISSING' });
    await expect(failure).rejects.toThrow(/needs Maven.*install a JDK.*compose\.yaml.*NEO4J_URI/);
  });

  test.each(['latest', '../5.26.30', '5.26.30</version>'])('refuses %s as a version', async (version) => {
    const failure = ensureArtifacts({ version, cacheDir, env: { PATH: '' } });
    await expect(failure).rejects.toMatchObject({ code: 'NEO4J_DOWNLOAD_FAILED' });
  });
});
