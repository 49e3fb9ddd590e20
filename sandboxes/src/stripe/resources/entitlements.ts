import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { flag, mergeMetadata, metadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { activeEntitlements } from '../billing/subscription-saving.js';

export const entitlements: readonly Route[] = [
  route(
    'POST /v1/entitlements/features',
    { lookup_key: z.string().min(1).max(80), metadata: metadata.optional(), name: z.string().min(1).max(80) },
    ({ account, params }) => {
      if (account.store.list('entitlements.feature').some(({ lookup_key: key }) => key === params.lookup_key))
        throw new Failure(400, `A feature with lookup_key ${params.lookup_key} exists.`, {
          param: 'lookup_key',
        });
      return account.save({
        id: account.newId('entitlements.feature'),
        object: 'entitlements.feature',
        active: true,
        livemode: false,
        lookup_key: params.lookup_key,
        metadata: params.metadata ?? {},
        name: params.name,
      } satisfies Stripe.Entitlements.Feature);
    },
  ),
  route('GET /v1/entitlements/features/:id', {}, ({ account, id }) =>
    account.need('entitlements.feature', id),
  ),
  route(
    'POST /v1/entitlements/features/:id',
    { active: flag.optional(), metadata: metadata.optional(), name: text.optional() },
    ({ account, id, params: { metadata: keys, ...plain } }) => {
      const feature = account.need('entitlements.feature', id);
      return account.save({ ...feature, ...plain, metadata: mergeMetadata(feature.metadata, keys) });
    },
  ),
  route(
    'GET /v1/entitlements/features',
    { ...paging, archived: flag.optional(), lookup_key: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('entitlements.feature')
        .filter(
          ({ active, lookup_key: key }) =>
            active !== (params.archived ?? false) && (!params.lookup_key || key === params.lookup_key),
        );
      return pageOf(found, params, '/v1/entitlements/features');
    },
  ),
  route('GET /v1/entitlements/active_entitlements', { ...paging, customer: text }, ({ account, params }) => {
    account.need('customer', params.customer, 'customer');
    return pageOf(
      activeEntitlements(account, params.customer),
      params,
      '/v1/entitlements/active_entitlements',
    );
  }),
];
