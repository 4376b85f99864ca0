import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { consoleForTests } from './support/console.js';

const { open, ask, picture } = consoleForTests();

interface Group {
  readonly relationship: string;
  readonly direction: string;
  readonly kind: string;
  readonly count: number;
}

interface Entity {
  readonly key: string;
  readonly title: string;
  readonly facts: readonly { readonly name: string }[];
  readonly neighbourGroups: readonly Group[];
}

const link = (parameters: Readonly<Record<string, string>>) => `/explore?${new URLSearchParams(parameters)}`;

/** A project that has a member, as the API tells of it. */
async function projectWithMember(): Promise<Entity> {
  const { permissions } = await ask<{ permissions: { nodes: readonly { resourceKey: string }[] } }>(
    '{ permissions(first: 500) { nodes { resourceKey } } }',
  );
  const keys = [...new Set(permissions.nodes.map(({ resourceKey }) => resourceKey))];
  const { entities } = await ask<{ entities: readonly Entity[] }>(
    `query ($keys: [ID!]!) { entities(keys: $keys) {
      key title facts { name } neighbourGroups { relationship direction kind count }
    } }`,
    { keys: keys.slice(0, 40) },
  );
  const found = entities.find(
    ({ key, neighbourGroups }) =>
      key.includes('/project/') &&
      neighbourGroups.some(({ relationship, kind }) => relationship === 'MEMBER_OF' && kind === 'USER'),
  );
  if (found === undefined) throw new Error('the estate has no project with a member');
  return found;
}

const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

test('a search from the address lists what the API finds, and a hit leads to its page', async () => {
  const { title, key } = await projectWithMember();
  const page = await open(link({ text: title, kinds: 'PROJECT' }));
  await status(page, /fits?\b/).waitFor();
  const hits = page.getByRole('grid', { name: `Things that fit ${title}` });
  await hits.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get('key')).toBe(key);
  await page.goBack();
  await page.getByRole('heading', { name: 'What was found' }).waitFor();
  expect(await page.getByLabel('Search for').inputValue()).toBe(title);
});

test('who has nothing to look for finds ways in: lists by kind and what is at the greatest risk', async () => {
  const { riskScores, groups } = await ask<{
    riskScores: readonly { subject: string }[];
    groups: { totalCount: { value: number } };
  }>('{ riskScores(of: PLACE, first: 1) { subject } groups(first: 1) { totalCount { value } } }');
  const page = await open('/explore');
  const place = riskScores[0]?.subject ?? '';
  await page
    .getByRole('region', { name: 'Groups and projects at the greatest risk' })
    .getByRole('link', { name: place, exact: true })
    .waitFor();
  await picture(page, 'explore-start');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('heading', { name: 'All groups' }).waitFor();
  await page.getByRole('grid', { name: 'Groups' }).waitFor();
  expect(await page.getByRole('grid', { name: 'Groups' }).getAttribute('aria-rowcount')).toBe(
    String(groups.totalCount.value + 1),
  );
});

test('the page of a thing has all that the API knows of it, and a path stands for its key', async () => {
  const { key, title, facts } = await projectWithMember();
  const page = await open(link({ key: title }));
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await page.waitForURL((url) => url.searchParams.get('key') === key);
  expect(await page.getByRole('region', { name: 'Facts' }).getByRole('term').count()).toBe(facts.length);
  const whoCan = await page.getByRole('link', { name: 'Who can do what here' }).getAttribute('href');
  expect(new URL(whoCan ?? '', page.url()).searchParams.get('resource')).toBe(key);
  await picture(page, 'explore-facts');
});

test('the picture is expanded, asked about and left by keyboard alone, and opens again from its address', async () => {
  const { key, title } = await projectWithMember();
  const { entity } = await ask<{
    entity: { neighbours: { edges: readonly { entity: { key: string; title: string } }[] } };
  }>(
    `query ($key: ID!) { entity(key: $key) {
      neighbours(relationship: "MEMBER_OF", direction: IN, kind: USER, first: 1) { edges { entity { key title } } }
    } }`,
    { key },
  );
  const member = entity.neighbours.edges[0]?.entity ?? { key: '', title: '' };
  const page = await open(link({ key, tab: 'graph' }));
  const things = page.getByLabel('Thing in the picture');
  await things.focus();
  await page.keyboard.type(member.title);
  await page.getByRole('heading', { name: member.title }).waitFor();
  await page.keyboard.press('Tab');
  expect(
    await page
      .getByRole('button', { name: 'Expand' })
      .evaluate((button) => button === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.getAll('expanded').includes(member.key));
  await page.getByRole('button', { name: 'Collapse' }).waitFor();
  await status(page, /read for the picture/).waitFor();
  const grown = await status(page, /read for the picture/).textContent();
  await page.getByLabel('Relationship in the picture').focus();
  await page.keyboard.type('MEMBER_OF');
  for (const question of ['What it means', 'How it is granted', 'How it is abused', 'How it is removed'])
    await page.getByRole('heading', { name: question }).waitFor();
  const again = await open(new URL(page.url()).search.replace(/^/, '/explore'));
  await again.getByRole('heading', { name: 'How it is abused' }).waitFor();
  await again.getByRole('heading', { name: member.title }).waitFor();
  await status(again, /read for the picture/).waitFor();
  expect(await status(again, /read for the picture/).textContent()).toBe(grown);
  await again
    .getByRole('img', { name: `Picture: Around ${title}. The table after it holds the same.` })
    .waitFor();
  await picture(again, 'explore-graph');
});

const many = 5000;
const hugeKey = 'big.example.com/project/1';
const member = (number: number) => ({
  key: `big.example.com/user/${String(number).padStart(4, '0')}`,
  kind: 'USER',
  kindTitle: 'user',
  title: `@member-${number}<b>`,
  path: null,
});
const project = (number: number, index: number) => ({
  key: `big.example.com/project/${number}-${index}`,
  kind: 'PROJECT',
  kindTitle: 'project',
  title: `big/${number}-${index}`,
  path: `big/${number}-${index}`,
});

interface Asked {
  readonly key: string;
  readonly first: number;
  readonly after?: string | null;
}

const groupOf = (kind: 'USER' | 'PROJECT', count: number) => ({
  relationship: 'MEMBER_OF',
  direction: kind === 'USER' ? 'IN' : 'OUT',
  kind,
  kindTitle: kind.toLowerCase(),
  count,
});

/** What the API would say of a project with very many members. */
function hugeAnswer(operation: string, { key, first, after }: Asked): unknown {
  const number = Number(key.split('/').at(-1));
  if (operation === 'ExploreEntity')
    return key === hugeKey
      ? {
          ...project(1, 0),
          key,
          title: 'big/project',
          path: 'big/project',
          facts: [{ name: 'visibility', description: 'Who sees it.', value: null, readable: false }],
          neighbourGroups: [groupOf('USER', many)],
        }
      : { ...member(number), facts: [], neighbourGroups: [groupOf('PROJECT', 8)] };
  const from = Number(after ?? 0);
  const numbers = Array.from({ length: first }, (_, index) => from + index);
  const things =
    key === hugeKey ? numbers.map(member) : numbers.slice(0, 8).map((index) => project(number, index));
  return {
    neighbours: {
      edges: things.map((entity) => ({ entity, facts: [] })),
      pageInfo: { hasNextPage: key === hugeKey, endCursor: String(from + first) },
    },
  };
}

/** Lets a page believe that there is such a project. */
async function withHugeProject(page: Page): Promise<Asked[]> {
  const asked: Asked[] = [];
  await page.route('**/graphql', async (route: Route) => {
    const { query, variables } = route.request().postDataJSON() as { query: string; variables: Asked };
    const operation = /^query (\w+)/.exec(query)?.[1] ?? '';
    if (!['ExploreEntity', 'ExploreNeighbours'].includes(operation)) return route.fallback();
    asked.push(variables);
    return route.fulfill({ json: { data: { entity: hugeAnswer(operation, variables) } } });
  });
  return asked;
}

const longTasks = () =>
  Reflect.set(
    window,
    'longTasks',
    new Promise<number>((resolve) => {
      let longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ type: 'longtask', buffered: true });
      window.addEventListener('told', () => resolve(longest));
    }),
  );

test('five thousand neighbours are one counted node and a table in pages, and are never all asked for', async () => {
  const page = await open('/explore');
  const asked = await withHugeProject(page);
  await page.addInitScript(longTasks);
  await page.goto(link({ key: hugeKey, tab: 'graph' }));
  await status(page, /^9 things have been read for the picture; one node stands/).waitFor();
  await page.getByLabel('Thing in the picture').selectOption({ label: '4,992 more users' });
  await page.getByRole('link', { name: 'Open the table' }).click();
  const table = page.getByRole('region', { name: 'Users: MEMBER_OF to big/project' });
  await table.getByText('50 of 5,000 rows').waitFor();
  await table.getByRole('link', { name: '@member-0<b>', exact: true }).waitFor();
  await table.getByRole('button', { name: 'Load more' }).click();
  await table.getByText('100 of 5,000 rows').waitFor();
  expect(Math.max(...asked.map(({ first = 0 }) => first))).toBe(50);
  await page.getByRole('link', { name: 'Facts' }).click();
  await page.getByText('unknown: could not be read').waitFor();
  const longest = await page.evaluate(() => {
    window.dispatchEvent(new Event('told'));
    return Reflect.get(window, 'longTasks') as Promise<number>;
  });
  process.stdout.write(
    `Longest task on the page of a thing with ${many} neighbours: ${Math.round(longest)} ms\n`,
  );
});

test('a picture has three hundred things at most, and says so', async () => {
  const page = await open('/explore');
  await withHugeProject(page);
  const expanded = Array.from({ length: 40 }, (_, index) => ['expanded', member(index).key]);
  await page.goto(`/explore?${new URLSearchParams([['key', hugeKey], ['tab', 'graph'], ...expanded])}`);
  await page.getByText('The picture shows 300 of 362 things. The table has all of them.').waitFor();
  await picture(page, 'explore-capped');
});

test('a picture can be saved, as PNG and as SVG with the names in it', async () => {
  const { key, title } = await projectWithMember();
  const page = await open(link({ key, tab: 'graph' }));
  await page.locator('.graph canvas').first().waitFor();
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return readFile(await download.path());
  };
  const png = await saved('Save as PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const svg = (await saved('Save as SVG')).toString('utf8');
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain(title);
});
