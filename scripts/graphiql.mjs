// Bundles GraphiQL into dist/graphiql, so that it is served from here and needs no other host.
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
mkdirSync(at('dist/graphiql'), { recursive: true });
await build({
  entryPoints: [at('graphiql/graphiql.js')],
  outdir: at('dist/graphiql'),
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  chunkNames: 'chunk-[hash]',
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'linked',
  logLevel: 'warning',
});
for (const file of ['index.html', 'page.css', 'page.js'])
  cpSync(at(`graphiql/${file}`), at(`dist/graphiql/${file}`));
