import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import helmet from 'helmet';
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

/** What the build makes, by the ends of names. */
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The ends of names of what the build compressed, by what browsers call it, smallest first. */
const encodings = { br: '.br', gzip: '.gz' } as const;

/** All files of a folder by their names, as they are now: they fit the page, whatever is built while the service runs. */
const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

/** Serves the files of a build, which are named by what is in them and therefore never change. */
function assets(folder: string): RequestHandler {
  const files = filesIn(folder);
  return (req, res, next) => {
    const name = req.path.slice(1);
    const type = types[extname(name)];
    const plain = files.get(name);
    if (type === undefined || plain === undefined || !['GET', 'HEAD'].includes(req.method)) return next();
    const encoding = req.acceptsEncodings(Object.keys(encodings));
    const packed =
      encoding === false ? undefined : files.get(name + encodings[encoding as keyof typeof encodings]);
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    res.vary('Accept-Encoding').setHeader('Content-Type', type);
    if (packed !== undefined) res.setHeader('Content-Encoding', String(encoding));
    res.send(packed ?? plain);
  };
}

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
  router.use('/assets', assets(join(folder, 'assets')));
  router.use((req, res, next) => {
    if (!wantsPage(req, res, next)) return next();
    policy(req, res, (error?: unknown) => {
      if (error !== undefined) return next(error);
      res.type('html').send(page);
    });
  });
  return router;
}
