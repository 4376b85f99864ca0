import { expect, test } from '@jest/globals';
import { consoleForTests } from './support/console.js';
import { estateOfRun } from './support/handed-over.js';

const { open, ask, picture } = consoleForTests();

test('who signs in with a token goes on to the screen that the link named, and the token is kept nowhere in the page', async () => {
  const page = await open('/alerts?severity=CRITICAL', { as: null, mayComplain: true });
  await page.getByRole('heading', { name: 'Access graph' }).waitFor();
  await picture(page, 'sign-in');
  const token = estateOfRun().tokens.VIEWER;
  await page.getByLabel('API token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor();
  expect(new URL(page.url()).search).toBe('?severity=CRITICAL');
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(kept).not.toContain(token);
  expect(kept).not.toContain('access_graph_session');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'access_graph_session', httpOnly: true, sameSite: 'Strict' });
  expect(cookie?.value).not.toContain(token);
});

test('a wrong token is refused with a sentence, and the form stays', async () => {
  const page = await open('/', { as: null, mayComplain: true });
  await page.getByLabel('API token').fill('agt_wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'This token is wrong, expired or revoked.' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
});

test('a session ends with its token, and the page says so where it stands', async () => {
  const created = await ask<{ createToken: { value: string; token: { id: string } } }>(
    'mutation { createToken(input: { name: "e2e to be revoked", role: VIEWER }) { value token { id } } }',
  );
  const { value, token } = created.createToken;
  const page = await open('/rules', { as: null, mayComplain: true });
  await page.getByLabel('API token').fill(value);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor();
  await ask('mutation ($token: String!) { revokeToken(token: $token) { id } }', { token: token.id });
  // The page asks something new: what it is told then ends the session.
  await page.getByRole('link', { name: 'Changes' }).click();
  await page.getByText('Your session has ended. Sign in again to go on where you were.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/changes');
});

test('who signs out is out, also with the cookie as it was', async () => {
  const page = await open('/', { as: 'VIEWER', mayComplain: true });
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  const [cookie] = await page.context().cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API token').waitFor();
  expect(await page.context().cookies()).toEqual([]);
  const answer = await fetch(`${estateOfRun().url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `${cookie?.name}=${cookie?.value}` },
    body: '{"query":"{ viewer { name } }"}',
  });
  expect(answer.status).toBe(401);
});
