import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';

const { open, ask, cypher } = consoleForTests();

const rowsOf = async (id: string, parameters: object): Promise<readonly Record<string, unknown>[]> =>
  (
    await ask<{ runQuery: { rows: readonly Record<string, unknown>[] } }>(
      'query ($id: ID!, $parameters: JSON) { runQuery(id: $id, parameters: $parameters, first: 500) { rows } }',
      { id, parameters },
    )
  ).runQuery.rows;

test('a query is found in the library, run with parameters by a viewer, and its link shows the same rows', async () => {
  const parameters = { includePersonal: false };
  const rows = await rowsOf('owners', parameters);
  const page = await open('/queries', { as: 'VIEWER' });
  await page.getByLabel('Search', { exact: true }).fill('owners of groups');
  await page.getByRole('link', { name: 'Owners of groups and projects' }).click();
  await page.getByLabel('includePersonal').selectOption({ label: 'no' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const told = page
    .getByRole('status')
    .getByText(`${Math.min(rows.length, 100)} rows`, { exact: false })
    .first();
  await told.waitFor();
  const { searchParams } = new URL(page.url());
  expect(JSON.parse(searchParams.get('parameters') ?? '')).toEqual(parameters);
  expect(searchParams.get('run')).toBe('1');
  await page.reload();
  await told.waitFor();
  expect(await page.getByLabel('includePersonal').inputValue()).toBe('false');

  const key = String(rows[0]?.userKey);
  const link = page.getByRole('link', { name: key, exact: true }).first();
  expect(new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams.get('key')).toBe(key);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV', exact: true }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(rows.length + 1);
});

test('rows that name two things each are drawn, with a table of the same', async () => {
  const page = await open('/queries?id=owners&run=1');
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await page.getByRole('img', { name: /^Picture: Owners of groups and projects/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('graph');
  await page.goBack();
  await page.getByRole('grid', { name: 'Owners of groups and projects' }).waitFor();
});

test('values out of bounds are refused before anything is asked', async () => {
  const page = await open('/queries?id=tokens-by-age-and-scope');
  await page.getByLabel('minimumAgeDays').fill('-1');
  await page.getByLabel('asOf').fill('yesterday');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('minimumAgeDays must be at least 0').waitFor();
  await alert.getByText(/^asOf must be a day/).waitFor();
  expect(new URL(page.url()).searchParams.has('run')).toBe(false);
});

test('an analyst runs Cypher by keyboard alone, sees it as table and graph, and the link shows it again', async () => {
  const statement =
    'MATCH way = (u:GitLabUser)-[:MEMBER_OF]->(g:GitLabGroup) RETURN way, u.username AS who ORDER BY who LIMIT 5';
  const [first] = await cypher<{ readonly who: string }>(statement);
  const page = await open('/queries', { as: 'ANALYST' });
  await page.getByRole('button', { name: 'Cypher', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Cypher', { exact: true }).focus();
  await page.keyboard.type(statement);
  await page.keyboard.press('Control+Enter');
  const grid = page.getByRole('grid', { name: 'Result of the statement', exact: true });
  await grid
    .getByRole('gridcell', { name: first?.who ?? '', exact: true })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Graph', exact: true }).focus();
  await page.keyboard.press('Enter');
  const picture = page.getByRole('img', { name: /^Picture: Result of the statement/ });
  await picture.waitFor();
  await page.reload();
  await picture.waitFor();
  expect(await page.getByLabel('Cypher', { exact: true }).inputValue()).toBe(statement);
});

test('what the service refuses is said in its own words; a viewer is told what is needed', async () => {
  const page = await open('/queries?tab=cypher', { as: 'ANALYST', mayComplain: true });
  await page.getByLabel('Cypher', { exact: true }).fill('CREATE (n) RETURN n');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByRole('alert')
    .getByText(/^The statement is not run: /)
    .waitFor();

  const viewer = await open('/queries?cypher=RETURN+1&run=1', { as: 'VIEWER' });
  await viewer.getByText('Ad-hoc Cypher needs the role analyst').waitFor();
  expect(await viewer.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true);
});

test('a query is kept in the browser, renamed, saved as a file, deleted, and imported from it with others', async () => {
  const statement = 'MATCH (u:GitLabUser) WHERE u.username <> $username RETURN u.username AS name LIMIT 3';
  const search = new URLSearchParams({ cypher: statement, parameters: '{"username":"root"}', run: '1' });
  const page = await open(`/queries?${search}`, { as: 'ANALYST' });
  await page.getByRole('grid', { name: 'Result of the statement' }).waitFor();
  await page.getByLabel('Name').fill('Three people');
  await page.getByRole('button', { name: 'Keep in this browser' }).click();
  await page.getByText('Kept as “Three people”.').waitFor();

  await page.getByRole('button', { name: 'Kept in this browser', exact: true }).click();
  await page.getByRole('button', { name: 'Rename Three people' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('People: three');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('link', { name: 'People: three' }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as .cypher file: People: three' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('people-three.cypher');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('//   username: { type: string, default: "root" }');
  expect(text).toContain('//   name: any');

  await page.getByRole('button', { name: 'Delete People: three' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('None yet.').waitFor();

  await page.getByLabel('Files of queries').setInputFiles([
    { name: 'a.cypher', mimeType: 'text/plain', buffer: Buffer.from(text) },
    {
      name: 'plain.cypher',
      mimeType: 'text/plain',
      buffer: Buffer.from('MATCH (n) RETURN count(n) AS count;'),
    },
    { name: 'empty.cypher', mimeType: 'text/plain', buffer: Buffer.from('') },
  ]);
  await page.getByText('empty.cypher: It has no statement.').waitFor();
  await page.getByRole('link', { name: 'plain', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'People: three' }).click();
  await page.getByLabel('Cypher', { exact: true }).waitFor();
  expect(await page.getByLabel('Cypher', { exact: true }).inputValue()).toBe(statement);
  expect(await page.getByLabel('Parameters as JSON').inputValue()).toBe('{"username":"root"}');
});

test('a panel without a saved query shows the question that the console asked, with its answer', async () => {
  const page = await open('/', { as: 'VIEWER' });
  const panel = page.getByRole('region', { name: 'Open alerts by severity and age' });
  await panel.getByRole('link', { name: 'Show the query' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview alerts' }).waitFor();
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('operation')).toBe('OverviewAlerts');
  const variables = page.getByLabel('Variables as JSON');
  expect(JSON.parse(await variables.inputValue())).toEqual(JSON.parse(searchParams.get('variables') ?? ''));
  const answerOf = async (): Promise<unknown> =>
    JSON.parse((await page.getByRole('region', { name: 'Answer' }).locator('pre').textContent()) ?? '');
  const ages = ['all', 'today', 'thisWeek', 'thisMonth', 'older'];
  expect(Object.keys((await answerOf()) as object)).toEqual(ages);

  const text = (await page.getByRole('region', { name: 'Question' }).locator('pre').textContent()) ?? '';
  expect(text).toMatch(/^query OverviewAlerts\(\$open: \[AlertStatus!\]!, .+\) \{\n {2}all: alerts\(/);
  expect(await ask(text, JSON.parse(await variables.inputValue()), 'VIEWER')).toHaveProperty('older');

  const none = {
    ...JSON.parse(await variables.inputValue()),
    open: ['RESOLVED'],
    month: '2001-01-01T00:00:00Z',
  };
  await variables.fill('not JSON');
  await page.getByRole('alert').getByText('The variables must be an object in JSON').waitFor();
  expect(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true);
  await variables.fill(JSON.stringify(none));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('variables') === JSON.stringify(none));
  await page.reload();
  await page.getByRole('region', { name: 'Answer' }).locator('pre').waitFor();
  expect(JSON.parse(await variables.inputValue())).toEqual(none);
  const { older } = await ask<{ older: object }>(text, none, 'VIEWER');
  expect(await answerOf()).toMatchObject({ older });
});

test('what changes something or does not exist is no question, and the page leads on', async () => {
  for (const name of ['AlertsReopen', 'ChangesLive', 'Nothing']) {
    const page = await open(`/queries?operation=${name}`);
    await page.getByText(`The console asks no question named “${name}”.`).waitFor();
    expect(await page.getByRole('button', { name: 'Run', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'Look in the library' }).click();
    await page.getByRole('heading', { level: 1, name: 'Queries' }).waitFor();
  }
});
