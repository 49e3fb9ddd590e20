import { serviceKeys } from '@gatefold/runtime/config';
import { defineSubgraph } from '@gatefold/runtime/features';
import { migrations } from './migrations/index.js';

/** What people may do: plans, the grants that put people on them, and the entitlements that follow. */
export default defineSubgraph({
  name: 'billing',
  featuresDirectory: new URL('./features/', import.meta.url),
  migrations,
  settings: {
    /** Services that may call the ledger, e.g. ai. */
    SERVICE_PUBLIC_KEYS: serviceKeys.optional(),
  },
  callers: (settings) => settings.SERVICE_PUBLIC_KEYS ?? new Map(),
  createServices: () => ({}),
});
