import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { BillingServices } from '../services.js';
import { billingSettings, type BillingSettings } from '../settings.js';
import subgraph from '../subgraph.js';
import { z } from 'zod';

export type Billing = TestSubgraph<BillingServices>;

/** Shared with TagMango in tests. */
export const tagMangoSecret = 'only-in-tests-only-in-tests';

/** Where people come back to in tests. */
export const publicUrl = 'https://gatefold.test';

/** Billing with the defaults of its settings. */
export function startBilling(settings: Partial<BillingSettings> = {}): Promise<Billing> {
  const defaults = z.object(billingSettings).parse({
    PUBLIC_URL: publicUrl,
    TAGMANGO_WEBHOOK_SECRET: tagMangoSecret,
  });
  return startTestSubgraph(subgraph, { ...defaults, ...settings });
}
