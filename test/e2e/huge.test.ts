import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';
import { type OwnService, startOwnService } from './support/own-service.js';

const people = 5000;
const alerts = 10_000;
const markup = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';

/** A project with many members, alerts without number, and names that are markup. */
const estate = `
  CREATE (p:GitLabProject:GitLabEntity:CodeRepo:Project {key: 'h/project/1', _type: 'gitlab_project', id: 1, name: $markup, fullPath: 'acme/' + $markup,
    description: $markup, visibility: 'private', unreadable: []})
  WITH p UNWIND range(1, $people) AS n
  CREATE (u:GitLabUser:GitLabEntity:User {key: 'h/user/' + toString(n), _type: 'gitlab_user', id: n, username: 'person-' + toString(n), name: $markup,
    state: 'active', unreadable: []})
  CREATE (u)-[:MEMBER_OF {accessLevel: 30, state: 'active', unreadable: []}]->(p)`;
const manyAlerts = `
  UNWIND range(1, $alerts) AS n
  CREATE (:Alert {id: 'huge-' + toString(n), rule: 'too-many-owners', title: 'Huge', category: 'access', status: 'OPEN',
    severity: ['critical', 'high', 'medium', 'low'][n % 4], severityRank: n % 4, confidence: 'high', identity: '{"n":1}', row: '{"n":1}',
    evidence: 'Number ' + toString(n) + ' is ' + $markup, path: 'acme/' + $markup, controls: ['soc2:CC6.1'], riskScore: n % 100, riskFactors: '[]',
    firstSeen: '2026-01-01T00:00:00.000Z', lastSeen: '2026-01-02T00:00:00.000Z', occurrences: 1})`;

let service: OwnService;
beforeAll(async () => {
  service = await startOwnService(async (graph) => {
    await graph.write(estate, { people, markup });
    await graph.write(manyAlerts, { alerts, markup });
  });
}, 300_000);
afterAll(() => service.close());

const { open, picture } = consoleForTests(() => service);

test('names that are markup are shown as they are written, and run nothing', async () => {
  const page = await open('/explore?key=h/project/1');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '<script>' }).waitFor();
  await page.goto('/alerts?id=huge-1');
  await page.getByText(`Number 1 is ${markup}`).first().waitFor();
  await page.goto('/explore?text=person-17');
  await page.getByRole('link', { name: '@person-17' }).first().waitFor();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('ten thousand alerts are counted, and only the rows in sight are in the page', async () => {
  const page = await open('/alerts');
  const grid = page.getByRole('main').getByRole('grid').first();
  await grid.waitFor();
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(alerts + 1));
  await page.getByText('of 10,000').first().waitFor();
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
  await picture(page, 'alerts-10000');
});

test('ten thousand rows of a query can be scrolled by keyboard from the first to the last', async () => {
  const statement = 'UNWIND range(1, 10000) AS number RETURN number';
  const page = await open(`/queries?run=1&cypher=${encodeURIComponent(statement)}`);
  const grid = page.getByRole('main').getByRole('grid').first();
  await grid.waitFor();
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await grid.locator('[role=row][data-index]:focus').waitFor();
  const last = grid.locator('[role=row][data-index]').last();
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
  expect(await last.getAttribute('data-index')).toBe(String(rows - 1));
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
});

test('a thing with five thousand neighbours is told by counts, and its picture has one counted node for most of them', async () => {
  const page = await open('/explore?key=h/project/1&tab=graph');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('5,000').first().waitFor();
  await page.locator('.graph canvas').first().waitFor();
  await page
    .getByText(/4,99\d more/)
    .first()
    .waitFor();
  await picture(page, 'explore-5000');
});
