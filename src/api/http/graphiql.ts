import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import helmet from 'helmet';
import { packageRoot } from '../../core/paths.js';

/** Where the build puts the page and its bundle. */
export const graphiqlFolder = join(packageRoot, 'dist', 'graphiql');

/**
 * GraphiQL, from this host alone. The page holds no data: it asks for a token, and loads the editor only when that is an
 * admin's. Without a build there is none.
 */
export function graphiql(): Router {
  const router = Router();
  if (!existsSync(join(graphiqlFolder, 'index.html'))) return router;
  router.use(
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The editor sets styles of its own on what it draws.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  );
  router.use(express.static(graphiqlFolder, { redirect: false, dotfiles: 'ignore', cacheControl: false }));
  router.get('/', (_req, res) => res.sendFile(join(graphiqlFolder, 'index.html'), { cacheControl: false }));
  return router;
}
