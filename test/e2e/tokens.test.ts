import { expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';
import { estateOfRun } from './support/handed-over.js';

const { open, ask, picture } = consoleForTests();

/** The status with which the API answers a token. */
async function statusFor(token: string): Promise<number> {
  const { status } = await fetch(`${estateOfRun().url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' },
    body: '{"query":"{ viewer { name } }"}',
  });
  return status;
}

test('a token is made, shown once and kept nowhere, works, and works no more once it is revoked', async () => {
  const name = 'e2e of the tokens screen';
  const page = await open('/tokens');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Role').selectOption({ label: 'Analyst' });
  await page.getByRole('button', { name: 'Create the token' }).click();
  const shown = page.getByRole('dialog', { name: `The token ${name}` });
  await shown.getByText('It is not shown again').waitFor();
  const value = await shown.getByLabel('Value').inputValue();
  await picture(page, 'tokens-new');
  expect(await statusFor(value)).toBe(200);
  expect(page.url()).not.toContain(value);
  // A click beside it does not lose it.
  await page.mouse.click(5, 5);
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  await shown.waitFor({ state: 'hidden' });
  const kept = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
      location.href,
    ]),
  );
  expect(kept).not.toContain(value);

  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  const asked = page.getByRole('dialog', { name: `Revoke ${name}` });
  await asked.getByRole('button', { name: 'Revoke the token' }).click();
  await asked.waitFor({ state: 'hidden' });
  await page.getByRole('row').filter({ hasText: name }).getByText('Revoked', { exact: true }).waitFor();
  expect(await statusFor(value)).toBe(401);
});

test('a token that is kept is not revoked', async () => {
  const page = await open('/tokens');
  await page.getByRole('button', { name: 'Revoke e2e viewer' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  const { tokens } = await ask<{ tokens: readonly { name: string; revokedAt: string | null }[] }>(
    '{ tokens { name revokedAt } }',
  );
  expect(tokens.find(({ name }) => name === 'e2e viewer')?.revokedAt).toBeNull();
});

test('a token is made with the keyboard alone', async () => {
  const page = await open('/tokens');
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('e2e by keyboard');
  await page.keyboard.press('Enter');
  const shown = page.getByRole('dialog', { name: 'The token e2e by keyboard' });
  await shown.waitFor();
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'hidden' });
  const { tokens } = await ask<{
    tokens: readonly { name: string; role: string; expiresAt: string | null }[];
  }>('{ tokens { name role expiresAt } }');
  expect(tokens.find(({ name }) => name === 'e2e by keyboard')).toMatchObject({
    role: 'VIEWER',
    expiresAt: expect.any(String),
  });
});

test('a name that is taken is refused in the words of the service', async () => {
  const page = await open('/tokens', { mayComplain: true });
  await page.getByLabel('Name', { exact: true }).fill('e2e admin');
  await page.getByRole('button', { name: 'Create the token' }).click();
  await page.getByRole('alert').filter({ hasText: 'e2e admin' }).waitFor();
});

test('a link to an audit record opens it among those that its filters show', async () => {
  const { auditRecords } = await ask<{
    auditRecords: { nodes: readonly { id: string; requestId: string }[] };
  }>('{ auditRecords(first: 1, action: "createToken") { nodes { id requestId } } }');
  const [record] = auditRecords.nodes;
  const page = await open('/tokens?tab=audit&action=createToken');
  const rows = page.getByRole('grid', { name: 'Audit records' }).getByRole('row');
  await rows.filter({ hasText: 'createToken' }).first().waitFor();
  expect(await rows.filter({ hasText: 'startSync' }).count()).toBe(0);
  await picture(page, 'tokens-audit');
  await page.goto(`/tokens?tab=audit&action=createToken&record=${record?.id}`);
  await page
    .getByRole('dialog')
    .getByText(record?.requestId ?? '')
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.waitForURL('**/tokens?tab=audit&action=createToken');
});

test.each(['VIEWER', 'ANALYST', 'OPERATOR'] as const)('a token of the role %s sees no tokens', async (as) => {
  const page = await open('/tokens', { as });
  await page.getByText('Only administrators see and make API tokens').waitFor();
  expect(await page.getByRole('grid').count()).toBe(0);
});
