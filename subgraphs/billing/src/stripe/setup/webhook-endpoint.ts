import type Stripe from 'stripe';
import { stripeEventHandlers } from '../event-handlers.js';
import { stripeApiVersion } from '../stripe-client.js';

/** Registers the address at which the gateway takes in webhooks, for exactly the events that are handled. */
export async function setUpWebhookEndpoint(
  client: Stripe,
  publicOrigin: string,
  report: (line: string) => void,
): Promise<void> {
  const url = `${publicOrigin}/webhooks/stripe`;
  const events = [...new Set(stripeEventHandlers.flatMap(({ types }) => [...types]))].toSorted();
  const enabledEvents = events as Stripe.WebhookEndpointCreateParams.EnabledEvent[];
  const known = await client.webhookEndpoints.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  const endpoint = known.find((each) => each.url === url);
  if (!endpoint) {
    const created = await client.webhookEndpoints.create({
      url,
      enabled_events: enabledEvents,
      api_version: stripeApiVersion,
      description: 'gatefold billing',
    });
    report(`webhook endpoint ${url}: created; its secret, shown this once: ${created.secret ?? '(none)'}`);
    report('Give it to billing as STRIPE_WEBHOOK_SECRET.');
  } else if (endpoint.enabled_events.toSorted().join() === events.join()) {
    report(`webhook endpoint ${url}: is as it should be`);
  } else {
    await client.webhookEndpoints.update(endpoint.id, { enabled_events: enabledEvents });
    report(`webhook endpoint ${url}: its events were brought up to date`);
  }
}
