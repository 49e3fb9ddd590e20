import { defineSubgraph } from '@gatefold/runtime/features';
import { migrations } from './migrations/index.js';

/** People: accounts, sessions and the keys that sign their tokens. */
export default defineSubgraph({
  name: 'users',
  featuresDirectory: new URL('./features/', import.meta.url),
  migrations,
  settings: {},
  createServices: () => ({}),
});
