import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleForTests } from './support/console.js';

const { open, ask, picture } = consoleForTests();

interface Run {
  readonly id: string;
  readonly requests: number;
  readonly coverage: readonly {
    readonly title: string;
    readonly state: string;
    readonly denied: number;
    readonly failed: number;
  }[];
}

const runQuery = `{
  syncRuns(status: [COMPLETE, PARTIAL], first: 1) {
    nodes { id requests coverage { title state denied failed } }
  }
}`;

async function lastRun(): Promise<Run> {
  const { syncRuns } = await ask<{ syncRuns: { nodes: readonly Run[] } }>(runQuery);
  const [run] = syncRuns.nodes;
  if (run === undefined) throw new Error('no run has ended well');
  return run;
}

const rowsOf = (page: Page, name: string) => page.getByRole('grid', { name, exact: true }).getByRole('row');

test('the state, what could be read and the runs are there, and the filter of sources is in the address', async () => {
  const { coverage } = await lastRun();
  const covered = coverage.filter(({ state }) => state === 'COVERED').length;
  const page = await open('/connections', { as: 'VIEWER' });
  await rowsOf(page, 'Runs').nth(1).waitFor();
  const all = page.getByRole('button', { name: `All ${coverage.length}` });
  await all.waitFor();
  await picture(page, 'connections');
  await page.getByRole('button', { name: `Told by another ${covered}` }).click();
  await page.waitForURL('**/connections?state=COVERED');
  const frame = page.getByRole('region', { name: 'What could be read' });
  await frame.getByText(`${covered} rows`).waitFor();
  await page.reload();
  await frame.getByText(`${covered} rows`).waitFor();
  await all.click();
  await frame.getByText(`${coverage.length} rows`).waitFor();
});

test('a link to a run opens its log, which leads to what it changed', async () => {
  const { id, requests } = await lastRun();
  const page = await open(`/connections?run=${id}`, { as: 'VIEWER' });
  const log = page.getByRole('region', { name: 'Log of a run' });
  await log.getByText(`${requests.toLocaleString('en')}, of which repeated`).waitFor();
  await log.getByRole('heading', { name: 'Lists that were not read whole' }).waitFor();
  await log.getByRole('link', { name: 'Show what it changed' }).click();
  await page.waitForURL(`**/changes?run=${id}`);
  await page.getByRole('heading', { name: 'Changes', level: 1 }).waitFor();
});

test('a viewer sees no buttons, but why', async () => {
  const page = await open('/connections', { as: 'VIEWER' });
  await page.getByText('Starting a sync and verifying the token need the role Operator.').waitFor();
  expect(await page.getByRole('button', { name: 'Start a sync' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Verify the token' }).count()).toBe(0);
});

test('an operator verifies the token with the keyboard alone, and is told what it can read', async () => {
  const page = await open('/connections', { as: 'OPERATOR' });
  await page.getByRole('button', { name: 'Verify the token' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('GitLab accepts it.').waitFor();
  await page.getByText('What it can read').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'What the token can read' }).waitFor();
});

test('an operator starts a sync, sees how far it is, and finds it among the runs when it has ended', async () => {
  const before = await lastRun();
  const page = await open('/connections', { as: 'OPERATOR' });
  await rowsOf(page, 'Runs').nth(1).waitFor();
  await page.getByLabel('Read every list whole').check();
  await page.getByRole('button', { name: 'Start a sync' }).click();
  await page.getByRole('region', { name: 'The running sync' }).waitFor();
  await page.getByRole('button', { name: 'Cancel the sync' }).waitFor();
  await picture(page, 'connections-syncing');
  // It ends by itself, and the page hears of it.
  await page.getByRole('button', { name: 'Start a sync' }).waitFor({ timeout: 100_000 });
  const after = await lastRun();
  expect(after.id).not.toBe(before.id);
  await rowsOf(page, 'Runs')
    .nth(1)
    .filter({ hasText: String(after.requests) })
    .waitFor();
});
