import { isDeepStrictEqual } from 'node:util';
import Stripe from 'stripe';
import { expand } from '../api/expansion.js';
import { newId } from './ids.js';
import type { Store } from './store.js';

interface Occurrence {
  readonly type: Stripe.Event['type'];
  readonly object: object;
  readonly before?: object;
  /** Seconds since 1970. */
  readonly created: number;
  readonly request: Stripe.Event.Request;
}

/** Keys of the top level that changed, with the value of before. */
function previousAttributes(before: object, after: object): Record<string, unknown> {
  const now = JSON.parse(JSON.stringify(after)) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(before).filter(([key, value]) => !isDeepStrictEqual(value, now[key])),
  );
}

/** True when an endpoint asked for events of a type. */
function wants(endpoint: Stripe.WebhookEndpoint, type: string): boolean {
  const { status, enabled_events: enabled } = endpoint;
  return status === 'enabled' && (enabled.includes('*') || enabled.includes(type));
}

/** Stores an event and one delivery for each endpoint that asked for its type. */
export function recordEvent(store: Store, { type, object, before, created, request }: Occurrence): void {
  const endpoints = store.list('webhook_endpoint').filter((endpoint) => wants(endpoint, type));
  const shown = expand(store, JSON.parse(JSON.stringify(object)), []) as Record<string, unknown>;
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created,
    data: { object: shown, ...(before && { previous_attributes: previousAttributes(before, shown) }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request,
    type,
  } satisfies Stripe.EventBase;
  store.put(event as unknown as Stripe.Event);
  for (const endpoint of endpoints) {
    store.run('insert into delivery (event, endpoint, due_at_ms) values (?, ?, 0)', event.id, endpoint.id);
  }
}
