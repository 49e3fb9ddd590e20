import type Stripe from 'stripe';
import type { ReceivedWebhook, WebhookFacts, WebhookProvider, WebhookResult } from '../webhooks/provider.js';
import { signatureFault } from '../webhooks/signature.js';
import type { Transaction } from '@gatefold/runtime/database';
import { stripeEventHandlers } from './event-handlers.js';
import type { StripeAccess } from './stripe-access.js';
import { dateOf, idOf } from './subscription-facts.js';
import { syncCustomer } from './sync-customer.js';
import { syncRequested } from './sync-request.js';

const toleranceSeconds = 300;

/** Stripe as a sender of webhooks; undefined when there is no account. */
export function createStripeProvider(stripe: StripeAccess | undefined): WebhookProvider | undefined {
  if (!stripe) return undefined;
  return {
    name: 'stripe',
    headersKept: ['content-type', 'user-agent'],
    verify: ({ rawBody, headers }, now) => {
      const signature = headers['stripe-signature'];
      const signed = { rawBody, signature: typeof signature === 'string' ? signature : undefined };
      // The SDK takes a signature from the future.
      const reason = signatureFault(signed, stripe.webhookSecret, now);
      if (reason) return { ok: false, reason };
      try {
        const event = stripe.client.webhooks.constructEvent(
          rawBody,
          signature ?? '',
          stripe.webhookSecret,
          toleranceSeconds,
          undefined,
          now.getTime(),
        );
        return { ok: true, facts: factsOf(event) };
      } catch (error) {
        return { ok: false, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    handle: (tx, webhook) => handle(tx, stripe, webhook),
  };
}

async function handle(
  tx: Transaction,
  stripe: StripeAccess,
  webhook: ReceivedWebhook,
): Promise<WebhookResult> {
  const { type, subject, occurredAt } = webhook;
  if (type === syncRequested) {
    const outcome = await syncCustomer(tx, stripe, subject, null);
    return { status: 'DONE', outcome: `Asked Stripe: ${outcome?.changed ?? 0} changed` };
  }
  const event = JSON.parse(webhook.rawBody.toString('utf8')) as Stripe.Event;
  const context = { tx, stripe, event, customerId: customerOf(event), occurredAt };
  const outcomes: string[] = [];
  for (const handler of stripeEventHandlers) {
    const outcome = handler.types.has(event.type) ? await handler.handle(context) : undefined;
    if (outcome !== undefined) outcomes.push(outcome);
  }
  if (outcomes.length > 0) return { status: 'DONE', outcome: outcomes.join('; ') };
  return { status: 'UNHANDLED', outcome: `Nothing is done on ${type} of ${subject}` };
}

function factsOf(event: Stripe.Event): WebhookFacts {
  const { id: eventId, type, created } = event;
  const { id = eventId } = event.data.object as { readonly id?: string };
  return { eventId, type, occurredAt: dateOf(created), subject: customerOf(event) ?? id };
}

/** The customer that an event is about, also when it is about the customer itself. */
function customerOf(event: Stripe.Event): string | undefined {
  const object = event.data.object as unknown as {
    readonly object: string;
    readonly id: string;
    readonly customer?: string | { readonly id: string } | null;
  };
  if (object.object === 'customer') return object.id;
  return object.customer ? idOf(object.customer) : undefined;
}
