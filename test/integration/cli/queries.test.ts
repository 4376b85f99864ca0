import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cli } from '../../support/cli.js';
import { removeFolder, temporaryFolder } from '../../support/servers.js';
import { serverOfWorker } from '../../support/worker.js';

const header = (id: string, returns: string) =>
  ['// ---', `// id: ${id}`, '// title: T', '// description: D.', `// returns: ${returns}`, '// ---'].join(
    '\n',
  );

describe('access-graph queries', () => {
  let folder: string;
  const { uri, username, password } = serverOfWorker();
  const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(join(folder, 'good/own'), { recursive: true });
    await mkdir(join(folder, 'bad/own'), { recursive: true });
    const put = (path: string, text: string) => writeFile(join(folder, path), text);
    await put('good/own/fine.cypher', `${header('fine', '{ n: int }')}\nRETURN 1 AS n`);
    await put('bad/own/headless.cypher', 'RETURN 1 AS n');
    await put(
      'bad/own/file.cypher',
      `${header('file', '{ n: strings }')}\nLOAD CSV FROM 'file:///x' AS n RETURN n`,
    );
    await put('bad/own/writes.cypher', `${header('writes', '{ n: int }')}\nCREATE (x:Y) RETURN 1 AS n`);
    await put('bad/own/other.cypher', `${header('other', '{ m: int }')}\nRETURN 1 AS n`);
  });
  afterAll(() => removeFolder(folder));

  test('check is content with sound queries', async () => {
    const { code, stdout } = await cli(['queries', 'check', join(folder, 'good')], { env });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+ queries are sound, 0 are not\.\n$/)]);
  });

  test('check says why each broken one is, and ends with 1', async () => {
    const { code, stderr } = await cli(['queries', 'check', join(folder, 'bad')], { env });
    expect(code).toBe(1);
    for (const reason of [
      /headless.*does not begin/,
      /file.*LoadCSV/,
      /writes.*more than read/,
      /other.*returns n/,
    ])
      expect(stderr).toMatch(reason);
  });

  test('list names those that can be used and those that cannot', async () => {
    const good = await cli(['queries', 'list', '--format', 'json'], {
      env: { QUERIES_DIR: join(folder, 'good') },
    });
    expect(good.code).toBe(0);
    expect(good.stdout).toContain('"fine"');
    const bad = await cli(['queries', 'list', join(folder, 'bad')], { env: {} });
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/headless/)]);
  });
});
