import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { rulesOf } from '../../src/alerts/rule.js';
import { runRules } from '../../src/alerts/run-rules.js';
import { silentLogger } from '../../src/core/logger.js';
import { packageQueries } from '../../src/core/paths.js';
import type { Graph } from '../../src/graph/driver.js';
import { loadSavedQueries } from '../../src/queries/loader.js';
import { chromiumArguments, chromiumPath } from '../e2e/support/chromium.js';
import type { ApiReady } from './api-process.js';
import { wipe } from './bare-write.js';
import { note } from './figures.js';
import { type Neo4jAddress, sync, withApi, withSimulator } from './processes.js';

const size = { groups: 200, projects: 2000, users: 3000, mergeRequestsPerProject: 5 };
const rounds = 5;
const neighbours = 5000;

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The screens as somebody opens them by a link, on a project of the estate. */
function screensOn(path: string, key: string): Readonly<Record<string, string>> {
  return {
    overview: '/',
    explore: '/explore',
    entity: `/explore?key=${encodeURIComponent(key)}`,
    access: `/access?tab=who&action=PUSH&resource=${encodeURIComponent(path)}`,
    alerts: '/alerts',
    rules: '/rules',
    controls: '/controls',
    queries: '/queries',
    changes: '/changes',
    connections: '/connections',
    tokens: '/tokens',
  };
}

/** What of a browser's page the measurement looks at. */
interface PageGlobals {
  readonly document: { querySelector(selector: string): PageElement | null };
}
interface PageElement {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** The milliseconds since the navigation began once a part of the screen is there that waits for nothing, else false. It runs in the page. */
function usefulSince(): number | false {
  const main = (globalThis as unknown as PageGlobals).document.querySelector('main');
  const parts = [...(main?.querySelectorAll('.panel, .table-frame, form, .notice, ul, ol, table') ?? [])];
  const isThere =
    main?.querySelector('h1') != null && parts.some((part) => part.querySelector('.loading') === null);
  return isThere ? performance.now() : false;
}

async function usefulPaint(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(usefulSince, undefined, { polling: 'raf' });
  const milliseconds = Number(await handle.jsonValue());
  await page.close();
  return milliseconds;
}

/** Notes each task of the page that kept it busy for more than 50 ms. */
const watchTasks = `
  window.longTasks = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longTasks.push(duration); }).observe({ type: 'longtask', buffered: true });`;

/** The longest task of a page, in milliseconds; 0 where none took more than 50. */
const longestTask = (page: Page) => page.evaluate<number>('Math.round(Math.max(0, ...window.longTasks))');

async function measureExpansion(context: BrowserContext, key: string) {
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.goto(`/explore?tab=graph&key=${encodeURIComponent(key)}`);
  await page.locator('.graph canvas').first().waitFor();
  const opened = await longestTask(page);
  await page.evaluate('window.longTasks = []');
  await page.goto(`/explore?tab=graph&key=${encodeURIComponent(key)}&expanded=${encodeURIComponent(key)}`);
  await page.locator('.graph canvas').first().waitFor();
  const expanded = await longestTask(page);
  await page.close();
  return { longestTaskOpenedMs: opened, longestTaskExpandedMs: expanded };
}

async function signedIn(browser: Browser, { url, token }: ApiReady): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1400, height: 900 } });
  await context.request.post(`${url}/session`, { data: { token } });
  return context;
}

/** What a person waits for in a browser: the first useful paint of each screen, and a thing with 5,000 neighbours. */
export async function measureConsole(graph: Graph, { uri, password }: Neo4jAddress) {
  await withSimulator({ size, latencyMs: 0 }, async (gitlab) => {
    note(`first full sync of all kinds at ${size.projects} projects`);
    await sync({ uri, password, gitlab: gitlab.url, token: gitlab.token });
  });
  note('all rules');
  await runRules(graph, rulesOf((await loadSavedQueries([packageQueries])).queries), {
    logger: silentLogger,
  });
  const [project] = await graph.write<{ path: string; key: string }>(
    `MATCH (p:GitLabProject) WHERE p.defaultBranch IS NOT NULL WITH p ORDER BY p.key LIMIT 1
     CALL (p) { UNWIND range(1, $neighbours) AS n
       CREATE (u:GitLabUser:GitLabEntity {key: 'bench/user/' + toString(n), _type: 'gitlab_user', id: n, username: 'bench-' + toString(n), state: 'active', unreadable: []})
       CREATE (u)-[:MEMBER_OF {accessLevel: 30, state: 'active', unreadable: []}]->(p) }
     RETURN p.fullPath AS path, p.key AS key`,
    { neighbours },
  );
  const { path = '', key = '' } = project ?? {};
  const results = await withApi({ uri, password }, async (api) => {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
    try {
      const context = await signedIn(browser, api);
      const screens: Record<string, number> = {};
      for (const [name, address] of Object.entries(screensOn(path, key))) {
        note(`first useful paint of ${name}`);
        const times: number[] = [];
        // The first look plans statements and fills the browser's cache; the others are what people see.
        for (let round = 0; round <= rounds; round += 1) times.push(await usefulPaint(context, address));
        screens[name] = Math.round(middle(times.slice(1)));
      }
      return { screens, ...(await measureExpansion(context, key)) };
    } finally {
      await browser.close();
    }
  });
  await wipe(graph);
  return {
    size,
    ...results,
    ratios: {
      slowestScreenSeconds: { value: Math.max(...Object.values(results.screens)) / 1000, limit: 1 },
      longestTaskMs: {
        value: Math.max(results.longestTaskOpenedMs, results.longestTaskExpandedMs),
        limit: 200,
      },
    },
  };
}
