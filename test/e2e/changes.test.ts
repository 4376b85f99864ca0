import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleForTests } from './support/console.js';

const { open, ask, picture } = consoleForTests();

interface Change {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly run: string;
  readonly properties: readonly string[];
  readonly alerts: readonly { readonly id: string; readonly title: string }[];
}

async function changes(
  filter: string,
): Promise<{ readonly total: number; readonly nodes: readonly Change[] }> {
  const answer = await ask<{
    changes: { totalCount: { value: number }; nodes: readonly Change[] };
  }>(
    `{ changes(${filter}) { totalCount { value } nodes { id kind key run properties alerts { id title } } } }`,
  );
  return { total: answer.changes.totalCount.value, nodes: answer.changes.nodes };
}

const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Changes' }).getByRole('row');
const detailOf = (page: Page) => page.getByRole('region', { name: /^The open change/ });

test('the timeline shows what the last sync found, and says how much there is', async () => {
  const { total, nodes } = await changes('first: 1');
  const page = await open('/changes');
  await page.getByText(new RegExp(`^${total.toLocaleString('en')} changes?\\.`)).waitFor();
  const newest = rowsOf(page).nth(1);
  await newest.waitFor();
  expect(await newest.textContent()).toContain(nodes[0]?.run.slice(0, 8));
  await picture(page, 'changes');
});

test('filters are in the address, and hold when it is opened again', async () => {
  const page = await open('/changes');
  await rowsOf(page).nth(1).waitFor();
  await page.getByRole('button', { name: 'Deleted', exact: true }).click();
  await page.waitForURL('**/changes?operation=DELETED');
  await page.getByLabel('Kind').selectOption('HAS');
  await page.waitForURL('**/changes?operation=DELETED&kind=HAS');
  const { total } = await changes('first: 1, operations: [DELETED], kinds: ["HAS"]');
  const told = page.getByText(new RegExp(`^${total.toLocaleString('en')} changes?\\.`));
  await told.waitFor();
  await page.reload();
  await told.waitFor();
  await page.goBack();
  const { total: before } = await changes('first: 1, operations: [DELETED]');
  await page.getByText(new RegExp(`^${before.toLocaleString('en')} changes?\\.`)).waitFor();
});

test('a link to a change opens it with its facts before and after', async () => {
  const { nodes } = await changes('first: 50, operations: [UPDATED]');
  const updated = nodes.find(({ properties }) => properties.length > 0);
  if (updated === undefined) throw new Error('no change of a fact');
  const page = await open(`/changes?operation=UPDATED&id=${updated.id}`);
  const table = detailOf(page).getByRole('table', { name: 'Before and after' });
  await table.waitFor();
  // One row more: the head.
  expect(await table.getByRole('row').count()).toBe(updated.properties.length + 1);
  await page.reload();
  await table.waitFor();
});

test('a change leads to the alerts that it raised', async () => {
  const { nodes } = await changes('first: 100');
  const index = nodes.findIndex(({ alerts }) => alerts.length > 0);
  const raised = nodes[index];
  const [alert] = raised?.alerts ?? [];
  if (raised === undefined || alert === undefined) throw new Error('no change has raised an alert');
  const page = await open(`/changes?key=${encodeURIComponent(raised.key)}&id=${raised.id}`);
  await detailOf(page).getByRole('link', { name: alert.title }).first().click();
  await page.waitForURL(/\/alerts\?id=/);
  expect(raised.alerts.map(({ id }) => id)).toContain(new URL(page.url()).searchParams.get('id'));
});

test('a relationship shows its ends and what its target reaches, as a table too', async () => {
  const { nodes } = await changes('first: 1, operations: [CREATED], kinds: ["HAS"]');
  const created = nodes[0];
  if (created === undefined) throw new Error('no relationship is new');
  const page = await open(`/changes?operation=CREATED&kind=HAS&id=${created.id}`);
  await detailOf(page).getByRole('heading', { name: 'What it opened' }).waitFor();
  const text = detailOf(page).getByText('The same as a table');
  await text.waitFor();
  const table = page.getByRole('grid', { name: 'What the change opened, as a table' });
  if (!(await table.isVisible())) await text.click();
  await table.getByRole('gridcell', { name: 'HAS', exact: true }).first().waitFor();
});

test('the text of a change is read as the API tells it', async () => {
  const { nodes } = await changes('first: 1');
  const id = nodes[0]?.id ?? '';
  const answer = await ask<{ changes: { nodes: readonly { narrative: string }[] } }>(
    '{ changes(first: 1) { nodes { narrative(format: MARKDOWN) } } }',
  );
  const page = await open(`/changes?id=${id}`);
  await detailOf(page).getByText('Read it here').click();
  const text = detailOf(page).locator('pre');
  await text.waitFor();
  const [firstLine] = answer.changes.nodes[0]?.narrative.split('\n') ?? [];
  expect(await text.textContent()).toContain(firstLine);
  const saving = page.waitForEvent('download');
  await detailOf(page).getByRole('button', { name: 'Download JSON' }).click();
  expect((await saving).suggestedFilename()).toBe(`change-${id}.json`);
});

test('with the keyboard alone a change is opened and closed', async () => {
  const page = await open('/changes');
  await rowsOf(page).nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await detailOf(page).waitFor();
  const { nodes } = await changes('first: 2');
  expect(new URL(page.url()).searchParams.get('id')).toBe(nodes[1]?.id);
  // The keyboard is in what was opened.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Close');
  await page.keyboard.press('Enter');
  await detailOf(page).waitFor({ state: 'hidden' });
});

test('an open change that is not among the rows is not passed over in silence', async () => {
  const page = await open('/changes?operation=DELETED&id=no-such-change');
  await page.getByText('The change that is to be open').waitFor();
  await page.getByRole('button', { name: 'Look without filters' }).click();
  await page.waitForURL('**/changes?id=no-such-change');
});
