import { defineSubgraph } from '@gatefold/runtime/features';
import { migrations } from './migrations/index.js';
import { createBillingServices } from './services.js';
import { billingSettings } from './settings.js';

/** What people may do: plans, the grants that put people on them, and the entitlements that follow. */
export default defineSubgraph({
  name: 'billing',
  featuresDirectory: new URL('./features/', import.meta.url),
  migrations,
  settings: billingSettings,
  callers: (settings) => settings.SERVICE_PUBLIC_KEYS ?? new Map(),
  createServices: createBillingServices,
});
