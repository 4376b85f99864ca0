import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { packageRoot } from '../../../src/core/paths.js';
import { askAs } from './ask.js';
import { chromiumArguments, chromiumPath } from './chromium.js';
import { type Address, estateOfRun, type Role } from './handed-over.js';

/** How a page of the console is opened. */
export interface OpenOptions {
  /** Who is signed in; null: nobody. Default: an admin. */
  readonly as?: Role | null;
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where the service is, if not where the run's is. */
  readonly url?: string;
  /** Whether what the browser complains of is no failure: where the test takes the service away. */
  readonly mayComplain?: boolean;
}

/** What a test file works with. */
export interface TestConsole {
  /** A new browser window on a path of the console, in a session of its own. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** What the API answers, by default an admin. */
  ask<Result>(query: string, variables?: Readonly<Record<string, unknown>>, as?: Role): Promise<Result>;
  /** Rows of a Cypher statement that reads. */
  cypher<Row>(statement: string): Promise<readonly Row[]>;
  /** Keeps a picture of the page among the screenshots of the run. */
  picture(page: Page, name: string): Promise<void>;
}

/** Where the pictures of a run are. */
export const pictureFolder = join(packageRoot, 'coverage', 'screenshots');

/** Signs a window in, as the sign-in form does. */
async function signIn(context: BrowserContext, url: string, token: string): Promise<void> {
  const response = await context.request.post(`${url}/session`, { data: { token } });
  if (response.status() !== 201)
    throw new Error(`signing in gave ${response.status()}: ${await response.text()}`);
}

/**
 * The console in a real browser, for the tests of one file. What the browser complains of (a script that failed, a refused style, an answer that
 * failed) fails the test in which it happened.
 * @param given a service of the file's own; default: the run's.
 */
export function consoleForTests(given?: () => Address): TestConsole {
  const address = given ?? estateOfRun;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  let browser: Promise<Browser> | undefined;

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await (await browser)?.close();
  });

  const watch = (page: Page) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
    });
  };
  return {
    open: async (
      path,
      { as = 'ADMIN', theme = 'light', viewport, url = address().url, mayComplain = false } = {},
    ) => {
      browser ??= chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
      const context = await (await browser).newContext({
        colorScheme: theme,
        viewport: viewport ?? { width: 1400, height: 900 },
        baseURL: url,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      context.setDefaultTimeout(30_000);
      const token = as === null ? undefined : address().tokens[as];
      if (token !== undefined) await signIn(context, url, token);
      const page = await context.newPage();
      if (!mayComplain) watch(page);
      await page.goto(path);
      return page;
    },
    ask: <Result>(query: string, variables?: Readonly<Record<string, unknown>>, as: Role = 'ADMIN') =>
      askAs<Result>(address().url, address().tokens[as], query, variables),
    cypher: async <Row>(statement: string) => {
      const { cypher } = await askAs<{ cypher: { rows: readonly Row[] } }>(
        address().url,
        address().tokens.ADMIN,
        'query ($statement: String!) { cypher(statement: $statement) { rows } }',
        { statement },
      );
      return cypher.rows;
    },
    picture: async (page, name) => {
      mkdirSync(pictureFolder, { recursive: true });
      await page.screenshot({ path: join(pictureFolder, `${name}.png`) });
    },
  };
}
