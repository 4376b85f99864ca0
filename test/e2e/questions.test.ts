import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleForTests } from './support/console.js';

const { open, ask } = consoleForTests();

/** What shows data in a panel. */
const data = 'table, [role="grid"], ul, ol, dl';
/** Panels that hold what somebody chose, and the one that tells what is heard while a sync runs: neither was asked for. */
const exempt = ['Filters', 'The running sync'];
const link = 'Show the query';

/** Every main screen, with the heading that it has once it is there. */
const screens = [
  ['overview', '/', 'Overview'],
  ['changes', '/changes', 'Changes'],
  ['connections', '/connections', 'Connections'],
  ['alerts', '/alerts', 'Alerts'],
  ['alerts by rule', '/alerts?by=rule', 'Alerts'],
  ['rules', '/rules', 'Rules'],
  ['controls', '/controls', 'Controls'],
  ['framework', '/controls?framework=soc2', 'SOC 2'],
  ['start of explore', '/explore', 'Explore'],
  ['list of projects', '/explore?kinds=PROJECT', 'Explore'],
  ['tokens', '/tokens', 'API tokens'],
  ['audit records', '/tokens?tab=audit', 'API tokens'],
] as const;

/** Waits until all that the page asked for is there. */
async function settled(page: Page): Promise<void> {
  await page.locator('section.panel').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.loading') === null);
}

/** The panels that show data, by their headings, with where their queries are; null where one shows none. */
const panelsOf = (page: Page): Promise<(readonly [title: string, query: string | null])[]> =>
  page.locator('section.panel').evaluateAll(
    (panels, [shown, text]) =>
      panels
        .filter((panel) => panel.querySelector(shown) !== null)
        .map((panel) => {
          const title = panel.querySelector('h2')?.textContent ?? panel.getAttribute('aria-label') ?? '';
          const links = [...panel.querySelectorAll('a')];
          return [title, links.find((each) => each.textContent === text)?.getAttribute('href') ?? null];
        }),
    [data, link] as const,
  );

/** Opens a page and looks whether each panel that shows data leads to the query behind it. @returns how many show some. */
async function expectQueries(path: string, heading: string): Promise<number> {
  const page = await open(path);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
  const panels = (await panelsOf(page)).filter(([title]) => !exempt.includes(title));
  expect(panels.filter(([, query]) => query === null)).toEqual([]);
  for (const [, query] of panels) expect(query).toMatch(/^\/queries\?(?:id|cypher|operation)=./);
  return panels.length;
}

test.each(screens)(
  'each panel of %s that shows data leads to the query behind it',
  async (_, path, heading) => {
    expect(await expectQueries(path, heading)).toBeGreaterThan(0);
  },
);

test('each panel about one thing leads to the query behind it, whichever part is open', async () => {
  const { groups } = await ask<{ groups: { nodes: readonly { key: string; fullPath: string }[] } }>(
    '{ groups(first: 1) { nodes { key fullPath } } }',
  );
  const [group] = groups.nodes;
  if (group === undefined) throw new Error('the estate has no group');
  for (const tab of ['facts', 'neighbours', 'changes', 'alerts'])
    await expectQueries(`/explore?${new URLSearchParams({ key: group.key, tab })}`, group.fullPath);
});

test('each question behind a panel of the overview is answered', async () => {
  const page = await open('/');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await settled(page);
  const questions = (await panelsOf(page)).flatMap(([, query]) => (query === null ? [] : [query]));
  for (const question of questions.filter((each) => each.includes('operation='))) {
    await page.goto(question);
    await page.getByRole('region', { name: 'Answer' }).locator('pre').waitFor();
    expect(await page.locator('.notice-bad').count()).toBe(0);
  }
});

test('behind an answer about access is the question that was asked, and it is answered', async () => {
  const { projects, users } = await ask<Record<'projects' | 'users', { nodes: readonly { key: string }[] }>>(
    '{ projects(first: 1) { nodes { key } } users(first: 1) { nodes { key } } }',
  );
  const [resource, identity] = [projects.nodes[0]?.key ?? '', users.nodes[0]?.key ?? ''];
  for (const [tab, field] of [
    ['who', 'whoCan'],
    ['what', 'whatCan'],
    ['why', 'explainAccess'],
  ] as const) {
    const chosen = tab === 'who' ? { resource } : tab === 'what' ? { identity } : { identity, resource };
    const page = await open(`/access?${new URLSearchParams({ tab, action: 'READ_CODE', ...chosen })}`);
    const answer = page.getByRole('region', { name: 'The answer', exact: true });
    await answer.getByRole('link', { name: link }).click();
    const shown = await page.getByRole('region', { name: 'Answer' }).locator('pre').textContent();
    expect(JSON.parse(shown ?? '')).toHaveProperty(field);
    const { variables } = Object.fromEntries(new URL(page.url()).searchParams);
    expect(JSON.parse(variables ?? '')).toMatchObject({ action: 'READ_CODE', ...chosen });
  }
});
