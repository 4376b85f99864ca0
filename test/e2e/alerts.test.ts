import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleForTests } from './support/console.js';

const { open, ask, picture } = consoleForTests();

interface Found {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly riskScore: number;
  readonly evidence: string;
  readonly rule: { readonly id: string };
}
interface Listed {
  readonly alerts: { readonly totalCount: number; readonly nodes: readonly Found[] };
}

const openStatuses = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'];

/** What the API lists, in the order that the screen shows unless it is told otherwise. */
const listed = async (filter: object = { statuses: openStatuses }, direction = 'DESC') =>
  (
    await ask<Listed>(
      `query ($filter: AlertFilter, $direction: SortDirection) {
        alerts(filter: $filter, orderBy: { field: RISK, direction: $direction }, first: 100) {
          totalCount nodes { id title severity status riskScore evidence rule { id } }
        }
      }`,
      { filter, direction },
    )
  ).alerts;

/** Two open alerts of one rule, the least risk first. */
async function twoOfOneRule(): Promise<readonly [Found, Found, string]> {
  const { nodes } = await listed({ statuses: ['OPEN'] }, 'ASC');
  for (const one of nodes) {
    const other = nodes.find(({ id, rule }) => id !== one.id && rule.id === one.rule.id);
    if (other !== undefined) return [one, other, one.rule.id];
  }
  throw new Error('no rule has two open alerts');
}

const lifeOf = async (id: string) =>
  (
    await ask<{
      alert: {
        status: string;
        suppression: { kind: string; owner: string; reason: string; expiresAt: string } | null;
        history: readonly { actor: string; action: string; reason: string | null }[];
      };
    }>(
      'query ($id: ID!) { alert(id: $id) { status suppression { kind owner reason expiresAt } history { actor action reason } } }',
      { id },
    )
  ).alert;

const act = (mutation: string, id: string) =>
  ask(`mutation ($id: ID!) { ${mutation}(id: $id) { id } }`, { id });

const rowOf = (page: Page, evidence: string) =>
  page
    .getByRole('grid', { name: 'Alerts', exact: true })
    .getByRole('row')
    .filter({ hasText: evidence })
    .first();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('the greatest risk comes first, opens from its row, and its link opens it again', async () => {
  const { nodes, totalCount } = await listed();
  const worst = nodes[0] as Found;
  const page = await open('/alerts');
  await page.getByRole('link', { name: worst.evidence }).first().waitFor();
  const first = page.getByRole('grid', { name: 'Alerts', exact: true }).locator('[aria-rowindex="2"]');
  const text = (await first.textContent()) ?? '';
  expect(text).toContain(worst.evidence);
  expect(text).toContain(String(worst.riskScore));
  expect(text.toUpperCase()).toContain(worst.severity);
  await page.getByText(`${totalCount.toLocaleString('en-US')} alerts match`).waitFor();
  await picture(page, 'alerts');
  await first.click();
  await page.getByRole('heading', { name: worst.title, level: 2 }).waitFor();
  expect(new URL(page.url()).searchParams.get('id')).toBe(worst.id);
  await page.reload();
  await page.getByRole('heading', { name: worst.title, level: 2 }).waitFor();
  await page.getByText(`Risk ${worst.riskScore} of 100`, { exact: true }).waitFor();
  await picture(page, 'alert');
});

test('a link to an alert that the list leaves out shows its proof, score, history and narrative', async () => {
  interface Whole extends Found {
    readonly narrative: string;
    readonly controls: readonly string[];
    readonly riskFactors: readonly { readonly name: string; readonly value: string }[];
    readonly paths: readonly { readonly steps: readonly { readonly sentence: string }[] }[];
  }
  const { alerts } = await ask<{ alerts: { nodes: readonly Whole[] } }>(
    `query ($statuses: [AlertStatus!]) { alerts(filter: { statuses: $statuses }, first: 200) { nodes {
      id title status rule { id } narrative controls riskFactors { name value } paths { steps { sentence } }
    } } }`,
    { statuses: openStatuses },
  );
  const alert = alerts.nodes.find(({ paths }) => paths.length > 0) as Whole;
  const page = await open(`/alerts?status=RESOLVED&rule=${alert.rule.id}&id=${alert.id}`);
  await page.getByRole('heading', { name: alert.title, level: 2 }).waitFor();
  for (const { sentence } of alert.paths[0]?.steps ?? [])
    await page.getByRole('listitem').filter({ hasText: sentence }).first().waitFor();
  await page.getByRole('img', { name: /^Picture: Proof of alert/ }).waitFor();
  const scores = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Points' }) });
  expect(await scores.getByRole('rowheader').count()).toBe(alert.riskFactors.length + 1);
  for (const control of alert.controls)
    expect(await page.getByRole('link', { name: control, exact: true }).getAttribute('href')).toContain(
      new URLSearchParams({ control }).toString(),
    );
  await page.getByRole('table').filter({ hasText: 'Opened' }).waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download Markdown').click(),
  ]);
  expect(await readFile(await saved.path(), 'utf8')).toBe(alert.narrative);
});

test('a link of a message sent before the console leads to the alert', async () => {
  const { nodes } = await listed();
  const [{ id, title }] = nodes as [Found];
  const page = await open(`/alerts/${id}`);
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/alerts?id=${id}`);
});

test('filters and counts are in the address, and what is gone back to is as it was', async () => {
  const high = await listed({ statuses: openStatuses, severities: ['HIGH'] });
  const rule = (high.nodes[0] as Found).rule.id;
  const ofRule = await listed({ statuses: openStatuses, severities: ['HIGH'], rules: [rule] });
  const page = await open('/alerts?by=rule');
  await page.getByRole('button', { name: /^High/ }).click();
  await page.waitForURL(/severity=HIGH/);
  await page
    .getByText(
      `${high.totalCount.toLocaleString('en-US')} ${high.totalCount === 1 ? 'alert matches' : 'alerts match'}`,
    )
    .waitFor();
  const counts = page.getByRole('grid', { name: 'Alerts by rule' });
  const row = counts.getByRole('row').filter({ has: page.getByText(rule, { exact: true }) });
  expect(await row.textContent()).toContain(String(ofRule.totalCount));
  await row.press('Enter');
  await page.waitForURL(new RegExp(`rule=${rule}`));
  const sentence = page.getByText(
    `${ofRule.totalCount.toLocaleString('en-US')} ${ofRule.totalCount === 1 ? 'alert matches' : 'alerts match'}`,
  );
  await sentence.waitFor();
  await page.goBack();
  expect(new URL(page.url()).searchParams.get('rule')).toBeNull();
  expect(await page.getByRole('button', { name: /^High/ }).getAttribute('aria-pressed')).toBe('true');
  await page.goForward();
  await sentence.waitFor();
});

test('an analyst ticks and acknowledges alerts by keyboard alone', async () => {
  const [one, other, rule] = await twoOfOneRule();
  const { viewer } = await ask<{ viewer: { name: string } }>('{ viewer { name } }', {}, 'ANALYST');
  const page = await open(`/alerts?rule=${rule}&status=OPEN&direction=ASC`, { as: 'ANALYST' });
  const press = async (key: string, isThere: () => Promise<boolean>) => {
    for (let turn = 0; turn < 80 && !(await isThere()); turn += 1) await page.keyboard.press(key);
  };
  const focused = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  await rowOf(page, one.evidence).waitFor();
  await press('Tab', () => focused('[role="row"]'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('2 ticked.').waitFor();
  await press('Shift+Tab', () => page.evaluate(() => document.activeElement?.textContent === 'Acknowledge'));
  await page.keyboard.press('Enter');
  await page.getByText('2 of 2 alerts acknowledged.').waitFor();
  for (const { id } of [one, other]) {
    const { status, history } = await lifeOf(id);
    expect(status).toBe('ACKNOWLEDGED');
    expect(history.at(-1)).toMatchObject({ action: 'ACKNOWLEDGED', actor: viewer.name });
    await act('reopenAlert', id);
  }
});

test('what others change is announced, and each refusal of a bulk action is listed', async () => {
  const [one, other, rule] = await twoOfOneRule();
  const page = await open(`/alerts?rule=${rule}&status=OPEN&direction=ASC`, { as: 'ANALYST' });
  for (const { evidence } of [one, other]) await rowOf(page, evidence).getByRole('checkbox').check();
  await Promise.all([
    page.getByText('1 alert changed since this list was loaded.').waitFor(),
    act('acknowledgeAlert', one.id),
  ]);
  await button(page, 'Acknowledge').click();
  await page.getByText('1 of 2 alerts acknowledged. 1 refused.').waitFor();
  const refusals = page.getByRole('alert');
  await refusals.filter({ hasText: 'An alert that is acknowledged cannot be acknowledged.' }).waitFor();
  expect(await refusals.getByRole('link', { name: one.evidence }).count()).toBe(1);
  expect((await lifeOf(other.id)).status).toBe('ACKNOWLEDGED');
  for (const { id } of [one, other]) await act('reopenAlert', id);
});

test('a suppression needs kind, owner, reason and end; the alert tells them, and can be opened again', async () => {
  const [{ id, title }] = await twoOfOneRule();
  const page = await open(`/alerts?id=${id}`, { as: 'ANALYST' });
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  await button(page, 'Suppress…').click();
  const form = page.getByRole('dialog', { name: 'Suppress this alert' });
  const suppress = form.getByRole('button', { name: 'Suppress' });
  await suppress.click();
  expect(await form.locator(':invalid').count()).toBeGreaterThan(0);
  await form.getByRole('radio', { name: /^Compensated/ }).check();
  await form.getByLabel('Owner').fill('Platform team');
  await form.getByLabel('Reason').fill('A gateway in front of it refuses <b>all</b> of this.');
  await suppress.click();
  await page.getByText('1 of 1 alert suppressed.').waitFor();
  await page.getByRole('note').filter({ hasText: 'Platform team answers for it' }).waitFor();
  const { status, suppression } = await lifeOf(id);
  expect(status).toBe('SUPPRESSED');
  expect(suppression).toMatchObject({
    kind: 'COMPENSATED',
    owner: 'Platform team',
    reason: 'A gateway in front of it refuses <b>all</b> of this.',
  });
  const days = (Date.parse(suppression?.expiresAt ?? '') - Date.now()) / 86_400_000;
  expect(Math.floor(days)).toBe(90);
  await button(page, 'Reopen').click();
  await page.getByText('1 of 1 alert reopened.').waitFor();
  expect((await lifeOf(id)).status).toBe('OPEN');
});

test('a viewer reads alerts and is told why there is nothing to press', async () => {
  const worst = (await listed()).nodes[0] as Found;
  const page = await open(`/alerts?id=${worst.id}`, { as: 'VIEWER' });
  await page.getByRole('heading', { name: worst.title, level: 2 }).waitFor();
  await page.getByText('needs the role Analyst').first().waitFor();
  expect(await button(page, 'Acknowledge').count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
});
