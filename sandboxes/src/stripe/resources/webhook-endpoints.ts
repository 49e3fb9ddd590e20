import type Stripe from 'stripe';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { pageOf } from '../api/pagination.js';
import { clearable, flag, mergeMetadata, metadata, paging, text, url } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import type { Account } from '../state/account.js';

interface NewEndpoint {
  readonly url: string;
  readonly events: readonly string[];
  readonly secret?: string;
  readonly description?: string | null;
  readonly metadata?: Stripe.Metadata;
}

/** Registers an address for events. Its secret is in the answer this once. */
export function newWebhookEndpoint(account: Account, wanted: NewEndpoint): Stripe.WebhookEndpoint {
  const secret = wanted.secret ?? `whsec_${randomBytes(24).toString('hex')}`;
  const endpoint: Stripe.WebhookEndpoint = {
    id: account.newId('webhook_endpoint'),
    object: 'webhook_endpoint',
    api_version: null,
    application: null,
    created: account.now(),
    description: wanted.description ?? null,
    enabled_events: [...wanted.events],
    livemode: false,
    metadata: wanted.metadata ?? {},
    status: 'enabled',
    url: wanted.url,
  };
  account.save(endpoint);
  account.store.putNote('webhook-secret', endpoint.id, secret);
  return { ...endpoint, secret };
}

export const webhookEndpoints: readonly Route[] = [
  route(
    'POST /v1/webhook_endpoints',
    {
      api_version: text.optional(),
      description: clearable(text).optional(),
      enabled_events: z.array(text).min(1),
      metadata: metadata.optional(),
      url,
    },
    ({ account, params }) =>
      newWebhookEndpoint(account, {
        url: params.url,
        events: params.enabled_events,
        description: params.description,
        metadata: params.metadata ?? {},
      }),
  ),
  route('GET /v1/webhook_endpoints', paging, ({ account, params }) =>
    pageOf(account.store.list('webhook_endpoint'), params, '/v1/webhook_endpoints'),
  ),
  route('GET /v1/webhook_endpoints/:id', {}, ({ account, id }) => account.need('webhook_endpoint', id)),
  route(
    'POST /v1/webhook_endpoints/:id',
    {
      description: clearable(text).optional(),
      disabled: flag.optional(),
      enabled_events: z.array(text).min(1).optional(),
      metadata: metadata.optional(),
      url: url.optional(),
    },
    ({ account, id, params: { disabled, metadata: keys, ...plain } }) => {
      const endpoint = account.need('webhook_endpoint', id);
      return account.save({
        ...endpoint,
        ...plain,
        ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
        metadata: mergeMetadata(endpoint.metadata, keys),
      });
    },
  ),
  route('DELETE /v1/webhook_endpoints/:id', {}, ({ account, id }) => {
    account.need('webhook_endpoint', id);
    account.store.delete(id);
    account.store.deleteNote('webhook-secret', id);
    return { id, object: 'webhook_endpoint', deleted: true } satisfies Stripe.DeletedWebhookEndpoint;
  }),
];
