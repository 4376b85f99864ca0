import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { consoleForTests } from './support/console.js';
import { estateOfRun } from './support/handed-over.js';

const { open } = consoleForTests();
let proxy: TcpProxy;

beforeAll(async () => {
  proxy = await startTcpProxy(Number(new URL(estateOfRun().url).port));
});
afterAll(() => proxy.close());

test('when the service goes away the page says so and keeps what it has; when it is back it goes on by itself', async () => {
  const page = await open('/', { url: `http://127.0.0.1:${proxy.port}`, mayComplain: true });
  await page.getByRole('heading', { name: 'What matters most' }).waitFor();
  await page.getByRole('region', { name: 'What matters most' }).getByRole('listitem').first().waitFor();
  proxy.cut();
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  const away = page.getByText('The service does not answer.').first();
  await away.waitFor();
  proxy.mend();
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
  await page.getByRole('main').getByRole('grid').first().waitFor();
  await page.getByText('The service does not answer.').first().waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/rules');
});
