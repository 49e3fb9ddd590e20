import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** The contract has no side effects at load: unused parts of it stay out of the browser. */
const hasSideEffects = (id: string): boolean => !id.includes('/schema/dist/');

const gatewayUrl = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), tailwindcss()],
  // One file with its packages: finding and reading them apart is half of the server's start.
  ssr: { noExternal: true },
  build: {
    target: 'es2022',
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    assetsDir: 'assets',
    manifest: !isSsrBuild,
    copyPublicDir: !isSsrBuild,
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: hasSideEffects },
      ...(isSsrBuild ? {} : { input: { app: 'index.html', visit: 'src/public-page/visit.ts' } }),
    },
  },
  server: {
    proxy: {
      '/graphql': { target: gatewayUrl, ws: true },
      /** Public pages are made by the running web process; Vite's own paths begin with the same sign. */
      '^/@(?!vite|fs|id|react-refresh)[a-z0-9-]+$': { target: gatewayUrl },
    },
  },
}));
