import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './scripts/compress.ts';

const hub = process.env.NETHUB_URL ?? 'http://localhost:5080';
const toHub = { target: hub, changeOrigin: true };

export default defineConfig({
  plugins: [react(), compress()],
  // Forwards the hub's own addresses when the development server serves the pages.
  server: {
    proxy: {
      '/graphql': { ...toHub, ws: true, rewriteWsOrigin: true },
      '/connect': toHub,
      '/graphiql/settings.json': toHub,
    },
  },
  // The development server serves workers file by file and does not discover the dependencies that it must bundle: old modules, and
  // `graphql`, which page and worker share.
  optimizeDeps: {
    include: ['graphql', 'monaco-graphql > picomatch-browser', 'monaco-graphql > graphql-language-service > nullthrows'],
  },
  build: {
    target: 'es2023',
    // The hub's content security policy allows only its own files, not data URLs.
    assetsInlineLimit: 0,
    // The editor is one large chunk that cannot be split further.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      // One entry for each page.
      input: { graphiql: 'graphiql/index.html' },
      onwarn(warning, warn) {
        // Some libraries contain directives for a compiler that this build does not use.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
