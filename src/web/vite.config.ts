import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The service serves what is built; `vite dev` is for working on the console, against a service at its default address.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Nothing may be inlined into the page: its policy allows no inline script or style.
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/session', '/permissions.csv'].map((path) => [path, 'http://127.0.0.1:4000']),
    ),
  },
});
