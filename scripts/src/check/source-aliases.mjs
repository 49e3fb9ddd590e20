import { join } from 'node:path';

const root = process.cwd();
const source = (folder) => join(root, folder, 'src');

/** Resolves our packages to their sources, so that import rules hold before anything is built. */
export default {
  resolve: {
    alias: {
      '@gatefold/schema$': join(source('schema'), 'index.ts'),
      '@gatefold/runtime': source('runtime'),
      '@gatefold/sandboxes': source('sandboxes'),
      '@gatefold/scripts': source('scripts'),
    },
  },
};
