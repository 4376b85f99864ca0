import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import { packageRoot } from '../../core/paths.js';

/** Where the build puts the console. */
export const consoleFolder = join(packageRoot, 'dist', 'web');

/** Nothing but what this host serves, and no script or style in the page itself. */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
});

/** Paths that are the API's own, whoever asks. */
const apiPaths = /^\/(graphql|graphiql|hooks|session|livez|readyz|metrics)(\/|$)/;

/** Whether a browser wants to show a page: files have a dot in their names, and programs do not ask for HTML first. */
const wantsPage: (...args: Parameters<RequestHandler>) => boolean = (req) =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  req.accepts(['json', 'html']) === 'html' &&
  !apiPaths.test(req.path) &&
  !req.path.slice(req.path.lastIndexOf('/')).includes('.');

/**
 * The console: its files, and its page for every path that is a screen, so that links into it can be opened. They hold no data; what
 * the page shows it asks of the API. Without a build there is none.
 */
export function consolePages(folder = consoleFolder): Router {
  const router = Router();
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return router;
  const page = readFileSync(index);
  const files = sirv(join(folder, 'assets'), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
  });
  router.use('/assets', (req, res, next) => {
    // What is not there is not kept either.
    res.removeHeader('Cache-Control');
    files(req, res, () => {
      res.setHeader('Cache-Control', 'no-store');
      next();
    });
  });
  router.use((req, res, next) => {
    if (!wantsPage(req, res, next)) return next();
    policy(req, res, (error?: unknown) => {
      if (error !== undefined) return next(error);
      res.type('html').send(page);
    });
  });
  return router;
}
