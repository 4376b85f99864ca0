import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readMigrations } from './migration-files.js';

describe('readMigrations', () => {
  let folder: string;
  const file = (name: string, text = 'RETURN 1;') => writeFile(join(folder, name), text);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('reads them in order, with a checksum that does not depend on line ends', async () => {
    await file('V0002__b.cypher', 'RETURN 2;\nRETURN 3;\n');
    await file('V0001__a_1.cypher');
    await file('README.md', 'not a migration');
    const [first, second] = await readMigrations(folder);
    expect([first?.name, first?.version, second?.statements]).toEqual(['a_1', 1, ['RETURN 2', 'RETURN 3']]);
    await file('V0002__b.cypher', 'RETURN 2;\r\nRETURN 3;\r\n');
    expect((await readMigrations(folder))[1]?.checksum).toBe(second?.checksum);
    await file('V0002__b.cypher', 'RETURN 2;\nRETURN 4;\n');
    expect((await readMigrations(folder))[1]?.checksum).not.toBe(second?.checksum);
  });

  test.each([
    ['a bad name', ['V1__a.cypher'], 'its name is not like'],
    ['a gap', ['V0001__a.cypher', 'V0003__c.cypher'], 'there is no version 2'],
    ['a late start', ['V0002__b.cypher'], 'there is no version 1'],
    ['a duplicate', ['V0001__a.cypher', 'V0001__b.cypher'], 'there are two of version 1'],
  ])('refuses %s', async (_case, names, reason) => {
    for (const name of names) await file(name);
    await expect(readMigrations(folder)).rejects.toMatchObject({
      code: 'MIGRATION_INVALID',
      message: expect.stringContaining(reason),
    });
  });

  test.each([
    ['// nothing', 'it has no statement'],
    ["RETURN 'a", 'is not closed'],
  ])('refuses the text %s', async (text, reason) => {
    await file('V0001__a.cypher', text);
    await expect(readMigrations(folder)).rejects.toThrow(reason);
  });

  test('refuses a folder that is not there', async () => {
    await expect(readMigrations(join(folder, 'none'))).rejects.toMatchObject({ code: 'MIGRATION_INVALID' });
  });
});
