import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findJdk, neededJava } from './java.js';

const nowhere = { env: { PATH: '' }, jvmFolders: [] };

describe('findJdk', () => {
  test('knows which Java each Neo4j needs', () => {
    expect([neededJava('5.26.30'), neededJava('2025.01.0'), neededJava('2026.09.0')]).toEqual([17, 21, 21]);
  });

  test('finds one on the search path, and by its home alone', async () => {
    const found = await findJdk(17, {});
    expect(found.major).toBeGreaterThanOrEqual(17);
    const javaHome = dirname(dirname(found.java));
    await expect(findJdk(17, { ...nowhere, javaHome })).resolves.toEqual(found);
  });

  test('without one, names the three ways out', async () => {
    const failure = findJdk(17, { ...nowhere, javaHome: '/nowhere' });
    await expect(failure).rejects.toMatchObject({ code: 'JAVA_OR_MAVEN_MISSING' });
    await expect(failure).rejects.toThrow(/a JDK of version 17.*install a JDK.*compose\.yaml.*NEO4J_URI/);
  });

  test('says what is here when all are too old', async () => {
    await expect(findJdk(999, {})).rejects.toThrow(/version 999 or newer \(only [\d, ]+ is here\)/);
  });
});
