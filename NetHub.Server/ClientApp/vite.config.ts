import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './scripts/compress.ts';

const hub = process.env.NETHUB_URL ?? 'http://localhost:5080';
const toHub = { target: hub, changeOrigin: true };

export default defineConfig({
  plugins: [react(), compress()],
  // What the hub answers itself, when pages come from the development server.
  server: {
    proxy: {
      '/graphql': { ...toHub, ws: true, rewriteWsOrigin: true },
      '/connect': toHub,
      '/graphiql/settings.json': toHub,
    },
  },
  // The development server serves workers file by file, and does not find there what it must bundle: old modules, and `graphql`,
  // which page and worker share.
  optimizeDeps: {
    include: ['graphql', 'monaco-graphql > picomatch-browser', 'monaco-graphql > graphql-language-service > nullthrows'],
  },
  build: {
    target: 'es2023',
    // The hub's content security policy lets in files of its own only, no data in addresses.
    assetsInlineLimit: 0,
    // The editor is one large part that cannot be split any further.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      // One entry for each page.
      input: { graphiql: 'graphiql/index.html' },
      onwarn(warning, warn) {
        // Libraries tell a compiler that is not used here to leave them alone.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
