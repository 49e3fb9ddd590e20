import { startWorkLoop } from '@gatefold/runtime/events';
import type { Worker } from '@gatefold/runtime/features';
import type { BillingServices } from '../../services.js';
import { setUpCatalogue } from './set-up-stripe.js';

const idlePollMs = 3_600_000;

/** A sandbox starts empty: what is sold is put in as soon as it answers. An account at Stripe is left alone. */
export const sandboxSetup: Worker = {
  start: (operation) => {
    const { stripe } = operation.services as BillingServices;
    if (!stripe?.isSandbox) return { stop: () => Promise.resolve() };
    let isDone = false;
    return startWorkLoop({
      name: 'stripe-sandbox-setup',
      pollMs: idlePollMs,
      log: operation.log,
      step: async () => {
        if (isDone) return false;
        await setUpCatalogue(stripe, (line) => operation.log.debug({ line }, 'stripe_sandbox_set_up'));
        isDone = true;
        return false;
      },
    });
  },
};
