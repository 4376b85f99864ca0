import { expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';

const { open, ask, picture } = consoleForTests();

interface Pushers {
  readonly whoCan: { readonly totalCount: number; readonly edges: readonly { readonly name: string }[] };
}

/** A project to whose default branch somebody can push. */
async function aProject(): Promise<{ readonly fullPath: string } & Pushers> {
  const { projects } = await ask<{ projects: { nodes: readonly { key: string; fullPath: string }[] } }>(
    '{ projects(first: 100) { nodes { key fullPath } } }',
  );
  for (const { key, fullPath } of projects.nodes) {
    const { whoCan } = await ask<Pushers>(
      'query ($key: ID!) { whoCan(action: PUSH, resource: $key, first: 100) { totalCount edges { name } } }',
      { key },
    );
    if (whoCan.totalCount > 0) return { fullPath, whoCan };
  }
  throw new Error('nobody can push to any project');
}

test('a new user finds, by what the screens say alone, which alert matters most and why', async () => {
  const { alerts } = await ask<{ alerts: { nodes: readonly { riskScore: number }[] } }>(
    '{ alerts(filter: { statuses: [OPEN, ACKNOWLEDGED, IN_PROGRESS] }, orderBy: { field: RISK, direction: DESC }, first: 1) { nodes { riskScore } } }',
  );
  const page = await open('/', { as: 'VIEWER' });
  const worst = page.getByRole('region', { name: 'What matters most' }).getByRole('listitem').first();
  await worst.waitFor();
  expect(await worst.textContent()).toContain(String(alerts.nodes[0]?.riskScore));
  const title = (await worst.getByRole('link').textContent()) ?? '';
  await worst.getByRole('link').click();
  const detail = page.getByRole('main');
  await detail.getByRole('heading', { name: title }).first().waitFor();
  for (const part of ['Why this score', 'What to do', 'History'])
    await detail.getByRole('heading', { name: part }).first().waitFor();
  await picture(page, 'alert');
});

test('a new user finds, by what the screens say alone, who can push to the default branch of a project, and why', async () => {
  const { fullPath, whoCan } = await aProject();
  const page = await open('/', { as: 'VIEWER' });
  await page.getByRole('combobox', { name: 'Search the estate' }).fill(fullPath);
  await page.getByRole('option', { name: fullPath }).first().click();
  await page.getByRole('heading', { level: 1, name: fullPath }).waitFor();
  await page.getByRole('link', { name: 'Who can do what here' }).click();
  await page.getByText(`can push to the default branch of ${fullPath}.`).first().waitFor();
  const grid = page.getByRole('main').getByRole('grid').first();
  const row = grid.getByRole('row').nth(1);
  await row.waitFor();
  const names = whoCan.edges.map(({ name }) => name);
  const text = (await row.textContent()) ?? '';
  expect(names.some((name) => text.includes(name))).toBe(true);
  await row.click();
  const why = page.getByRole('region', { name: 'Why' });
  await why.getByText('Allowed', { exact: true }).first().waitFor();
  await why.getByRole('heading', { name: 'What to remove to end it' }).waitFor();
  expect(await why.getByRole('listitem').count()).toBeGreaterThan(0);
  await why.locator('.graph canvas').first().waitFor();
  await picture(page, 'access');
});
