import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';

const { open, ask } = consoleForTests();

interface Control {
  readonly control: string;
  readonly state: string;
  readonly reason: string | null;
  readonly suppressedAlerts: number;
  readonly openAlerts: readonly { readonly value: string; readonly count: number }[];
  readonly rules: readonly { readonly id: string; readonly title: string }[];
}
interface Framework {
  readonly framework: string;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly controls: readonly Control[];
}

const frameworks = async (): Promise<readonly Framework[]> =>
  (
    await ask<{ controlStatus: readonly Framework[] }>(
      `{ controlStatus { framework passed failed unknown notApplicable
           controls { control state reason suppressedAlerts openAlerts { value count } rules { id title } } } }`,
    )
  ).controlStatus;

/** A framework with a control in each of two states, and one of those that fail. */
async function mixed(): Promise<{ readonly framework: Framework; readonly failing: Control }> {
  const framework = (await frameworks()).find(({ failed, unknown }) => failed > 0 && unknown > 0);
  const failing = framework?.controls.find(({ state }) => state === 'FAIL');
  if (framework === undefined || failing === undefined) throw new Error('the estate has no such framework');
  return { framework, failing };
}

test('every framework says how many controls pass, fail, are unknown and do not apply', async () => {
  const page = await open('/controls');
  const all = await frameworks();
  for (const { framework, passed, failed, unknown, notApplicable } of all) {
    const link = page.locator(`a[href="/controls?framework=${framework}"]`);
    await link.waitFor();
    const panel = page.getByRole('region').filter({ has: link });
    const lines = await panel.getByRole('listitem').allTextContents();
    expect(lines).toEqual([
      `${failed} fail`,
      `${unknown} unknown`,
      `${passed} pass`,
      `${notApplicable} not applicable`,
    ]);
  }
});

test('a link to a control shows why it stands so, its rules and its alerts, again after reloading', async () => {
  const { framework, failing } = await mixed();
  const page = await open(
    `/controls?framework=${framework.framework}&control=${encodeURIComponent(failing.control)}`,
  );
  for (let times = 0; times < 2; times += 1) {
    await page.getByText('It fails: alerts of its rules are open.').waitFor();
    const table = page.getByRole('table', { name: 'Rules' });
    for (const { id, title } of failing.rules)
      expect(await table.getByRole('link', { name: title }).first().getAttribute('href')).toBe(
        `/rules?id=${id}`,
      );
    await page.reload();
  }
  const href = await page.getByRole('link', { name: 'Its alerts' }).getAttribute('href');
  expect(new URL(href ?? '', page.url()).searchParams.get('control')).toBe(
    `${framework.framework}:${failing.control}`,
  );
  const { alerts } = await ask<{ alerts: { totalCount: number } }>(
    'query ($control: String!) { alerts(filter: { control: $control }) { totalCount } }',
    { control: `${framework.framework}:${failing.control}` },
  );
  expect(alerts.totalCount).toBeGreaterThan(0);
});

test('controls of which something is not known are told from those that pass, with the reason', async () => {
  const { framework } = await mixed();
  const unknown = framework.controls.find(({ state }) => state === 'UNKNOWN');
  const page = await open(`/controls?framework=${framework.framework}`);
  await page.getByLabel('State', { exact: true }).selectOption({ label: 'Unknown' });
  await page.getByText(`${framework.unknown} of ${framework.controls.length} rows`).waitFor();
  await page.getByRole('link', { name: unknown?.control ?? '', exact: true }).click();
  await page
    .getByText(unknown?.reason ?? 'no reason')
    .first()
    .waitFor();
  await page.goBack();
  await page.getByText(`${framework.unknown} of ${framework.controls.length} rows`).waitFor();
});

test('evidence can be saved: the controls as JSON with rules, results and counts, the matrix as CSV', async () => {
  const { framework } = await mixed();
  const page = await open(`/controls?framework=${framework.framework}`);
  const save = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return readFile(await file.path(), 'utf8');
  };
  const evidence: { readonly takenAt: string; readonly controls: readonly Control[] } = JSON.parse(
    await save('Save the evidence as JSON'),
  );
  expect(Date.parse(evidence.takenAt)).not.toBeNaN();
  expect(evidence).toMatchObject({
    framework: framework.framework,
    controls: framework.controls.map(({ control, state, suppressedAlerts, openAlerts, rules }) => ({
      control,
      state,
      suppressedAlerts,
      openAlerts: Object.fromEntries(openAlerts.map(({ value, count }) => [value.toLowerCase(), count])),
      rules: rules.map(({ id }) => ({ id })),
    })),
  });
  const lines = (await save('Save the matrix as CSV')).trim().split('\r\n');
  expect(lines).toHaveLength(framework.controls.length + 1);
  await page.getByText('access-graph alerts export oscal').waitFor();
});

test('the keyboard alone goes from the matrix to a control and back', async () => {
  const { framework } = await mixed();
  const page = await open(`/controls?framework=${framework.framework}&state=FAIL`);
  const grid = page.getByRole('grid', { name: 'Control matrix' });
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('It fails: alerts of its rules are open.').waitFor();
  await page.getByRole('link', { name: /^All controls of / }).focus();
  await page.keyboard.press('Enter');
  await grid.waitFor();
  expect(new URL(page.url()).searchParams.get('state')).toBe('FAIL');
});
