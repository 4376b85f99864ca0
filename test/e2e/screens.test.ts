import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { consoleForTests } from './support/console.js';
import { estateOfRun } from './support/handed-over.js';

const { open, ask, picture } = consoleForTests();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every screen by its address, with the heading that it has once it is there. */
const screens = [
  ['overview', '/', 'Overview'],
  ['explore', '/explore', 'Explore'],
  ['access', '/access', 'Access'],
  ['alerts', '/alerts', 'Alerts'],
  ['rules', '/rules', 'Rules'],
  ['controls', '/controls', 'Controls'],
  ['queries', '/queries', 'Queries'],
  ['changes', '/changes', 'Changes'],
  ['connections', '/connections', 'Connections'],
  ['tokens', '/tokens', 'API tokens'],
] as const;

/** What axe finds against WCAG 2.2 AA, each with the first element that it is about. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Waits until all that the page asked for is there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.loading') === null);
}

test.each(
  screens.flatMap((screen) => (['light', 'dark'] as const).map((theme) => [...screen, theme] as const)),
)('%s (%s, %s) in %s can be read by everybody, and shows no failure', async (name, path, heading, theme) => {
  const page = await open(path, { theme });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
  expect(await page.title()).toBe(`${heading} – Access graph`);
  expect(await page.locator('.notice-bad').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await picture(page, `${name}-${theme}`);
});

test('the keyboard alone goes everywhere: g and a letter, / for the search, ? for help', async () => {
  const page = await open('/');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  for (const [letter, heading] of [
    ['l', 'Alerts'],
    ['q', 'Queries'],
    ['o', 'Overview'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const { projects } = await ask<{ projects: { nodes: { fullPath: string }[] } }>(
    '{ projects(first: 1) { nodes { fullPath } } }',
  );
  const path = projects.nodes[0]?.fullPath ?? '';
  await page.keyboard.press('/');
  await page.keyboard.type(path);
  await page.getByRole('option', { name: path }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: path }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/explore');
});

test('the theme can be chosen, and stays chosen', async () => {
  const page = await open('/', { theme: 'light' });
  const theme = page.getByRole('button', { name: /^Theme:/ });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await theme.click();
  await theme.click();
  expect(await theme.textContent()).toBe('Theme: dark');
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await theme.waitFor();
  expect(await background()).toBe(dark);
});

test('a viewer sees no screen for admins, and is told why when a link leads there', async () => {
  const page = await open('/', { as: 'VIEWER' });
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  expect(await page.getByRole('link', { name: 'API tokens' }).count()).toBe(0);
  await page.goto('/tokens');
  await page.getByRole('heading', { level: 1, name: 'API tokens' }).waitFor();
  await page.getByText(/admin/i).first().waitFor();
  expect(await page.getByRole('button', { name: /create/i }).count()).toBe(0);
});

test('an address that is no screen says so', async () => {
  const page = await open('/no/such/screen');
  await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Go to the overview' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});

test('nothing is asked of any other host', async () => {
  const page = await open('/', { as: 'VIEWER' });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(estateOfRun().url)) foreign.push(request.url());
  });
  for (const [, path, heading] of screens) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await settled(page);
  }
  expect(foreign.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
});
