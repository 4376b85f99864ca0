// Builds the console into dist/web, compresses its files, and fails when the first download has grown beyond its limit.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const mostKilobytes = 230;
const root = fileURLToPath(new URL('../src/web', import.meta.url));
const folder = fileURLToPath(new URL('../dist/web', import.meta.url));

await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { manifest: true } });

const sizes = new Map();
for (const name of readdirSync(join(folder, 'assets'))) {
  const file = join(folder, 'assets', name);
  const content = readFileSync(file);
  const compressed = gzipSync(content, { level: 9 });
  writeFileSync(`${file}.gz`, compressed);
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  sizes.set(`assets/${name}`, compressed.length);
}

const manifestFile = join(folder, '.vite', 'manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
rmSync(join(folder, '.vite'), { recursive: true });

/** What a chunk needs before it runs. */
function filesOf(name, known = new Set()) {
  if (known.has(name)) return [];
  known.add(name);
  const { file, css = [], imports = [] } = manifest[name];
  return [file, ...css, ...imports.flatMap((each) => filesOf(each, known))];
}

// The page, what it needs, and the screen that it opens with.
const entries = Object.keys(manifest).filter(
  (name) => manifest[name].isEntry || name === 'screens/overview/overview.tsx',
);
const known = new Set();
const files = new Set(entries.flatMap((name) => filesOf(name, known)));
const kilobytes = [...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0) / 1000;
if (process.argv.includes('--sizes')) for (const file of files) console.log(sizes.get(file), file);
console.log(`console: ${kilobytes.toFixed(0)} kB at first, compressed with gzip (limit ${mostKilobytes})`);
if (kilobytes > mostKilobytes) process.exit(1);
