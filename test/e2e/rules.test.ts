import { expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';

const { open, ask } = consoleForTests();

interface Rule {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly statement: string;
  readonly controls: readonly { readonly framework: string; readonly controls: readonly string[] }[];
  readonly parameters: readonly { readonly name: string }[];
  readonly result: {
    readonly state: string;
    readonly reason: string | null;
    readonly findings: number;
    readonly openAlerts: number;
  } | null;
}

const allRules = async (): Promise<readonly Rule[]> =>
  (
    await ask<{ rules: readonly Rule[] }>(
      '{ rules { id title enabled statement controls { framework controls } parameters { name } result { state reason findings openAlerts } } }',
    )
  ).rules;

const fails = ({ enabled, result }: Rule) =>
  enabled && result !== null && result.state !== 'FAILED' && result.openAlerts + result.findings > 0;

function one(rules: readonly Rule[], isWanted: (rule: Rule) => boolean): Rule {
  const found = rules.find(isWanted);
  if (found === undefined) throw new Error('the estate has no such rule');
  return found;
}

test('the list says how many rules fail, and shows them by one click', async () => {
  const rules = await allRules();
  const failing = rules.filter(fails);
  const page = await open('/rules');
  await page.getByRole('link', { name: `${failing.length} fail`, exact: true }).click();
  await page.getByText(`${failing.length} of ${rules.length} rows`).waitFor();
  expect(new URL(page.url()).searchParams.get('state')).toBe('FAIL');
  expect(await page.getByLabel('State', { exact: true }).inputValue()).toBe('FAIL');
  await page.goBack();
  await page.getByText(`${rules.length} rows`).waitFor();
});

test('a link to a rule shows all about it, again after reloading, and leads to its alerts, controls and query', async () => {
  const rule = one(
    await allRules(),
    (each) => fails(each) && each.controls.length > 0 && each.parameters.length > 0,
  );
  const page = await open(`/rules?id=${rule.id}`, { as: 'VIEWER' });
  for (let times = 0; times < 2; times += 1) {
    await page.getByRole('heading', { level: 1, name: rule.title }).waitFor();
    await page.getByText(/^It found something in /).waitFor();
    await page
      .getByRole('table', { name: 'Parameters' })
      .getByText(rule.parameters[0]?.name ?? '')
      .waitFor();
    expect(await page.locator('pre').textContent()).toBe(rule.statement);
    await page.reload();
  }
  const alerts = await page.getByRole('link', { name: 'Its alerts' }).getAttribute('href');
  expect(alerts).toBe(`/alerts?rule=${rule.id}`);
  const { framework, controls } = rule.controls[0] ?? { framework: '', controls: [] };
  await page
    .getByRole('link', { name: controls[0] ?? '', exact: true })
    .first()
    .click();
  await page.waitForURL(/\/controls\?/);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ framework, control: controls[0] });
  await page.goBack();
  await page.getByRole('region', { name: 'Cypher' }).getByRole('link', { name: 'Show the query' }).click();
  await page.waitForURL(`**/queries?id=${rule.id}`);
});

test('a rule that could not see everything is unknown, with the reason', async () => {
  const rule = one(await allRules(), (each) => each.result?.state === 'UNKNOWN' && !fails(each));
  const page = await open(`/rules?id=${rule.id}`);
  await page.getByText('Unknown', { exact: true }).waitFor();
  await page.getByText('what it did not find may be there').waitFor();
  await page.getByText(rule.result?.reason ?? 'no reason', { exact: true }).waitFor();
});

test('an operator runs a rule and hears how it went; a viewer is told why not', async () => {
  const rule = one(await allRules(), fails);
  const watched = await open(`/rules?id=${rule.id}`, { as: 'VIEWER' });
  await watched.getByText('Running rules needs the role operator.').waitFor();
  expect(await watched.getByRole('button', { name: 'Run now' }).isDisabled()).toBe(true);
  const before = await ask<{ rule: { result: { at: string } } }>(
    'query ($id: ID!) { rule(id: $id) { result { at } } }',
    {
      id: rule.id,
    },
  );
  const page = await open(`/rules?id=${rule.id}`, { as: 'OPERATOR' });
  await page.getByRole('button', { name: 'Run now' }).click();
  await page
    .getByRole('status')
    .getByText(/^It has run\./)
    .waitFor();
  const after = await ask<typeof before>('query ($id: ID!) { rule(id: $id) { result { at } } }', {
    id: rule.id,
  });
  expect(after.rule.result.at > before.rule.result.at).toBe(true);
});

test('the keyboard alone narrows the list and opens a rule', async () => {
  const rule = one(await allRules(), () => true);
  const page = await open('/rules');
  await page.getByLabel('Search', { exact: true }).focus();
  await page.keyboard.type(rule.id);
  await page.getByText(/^1 of \d+ rows$/).waitFor();
  await page.getByRole('grid', { name: 'Rules' }).getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: rule.title }).waitFor();
  const all = page.getByRole('link', { name: 'All rules' });
  await all.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^1 of \d+ rows$/).waitFor();
});
