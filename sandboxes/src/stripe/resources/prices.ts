import Stripe from 'stripe';
import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import {
  amount,
  clearable,
  currency,
  decimal,
  flag,
  integer,
  isWithin,
  mergeMetadata,
  metadata,
  paging,
  range,
  text,
} from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import type { Account } from '../state/account.js';

const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.optional(),
  meter: text.optional(),
  trial_period_days: integer.optional(),
  usage_type: z.enum(['licensed', 'metered']).optional(),
});
const tier = z.strictObject({
  flat_amount: amount.optional(),
  unit_amount: amount.optional(),
  unit_amount_decimal: decimal.optional(),
  up_to: z
    .literal('inf')
    .transform(() => null)
    .or(integer),
});

/** What may be said of a new price beside its product. */
export const priceShape = {
  currency,
  metadata: metadata.optional(),
  recurring: recurring.optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: amount.optional(),
  unit_amount_decimal: decimal.optional(),
};
const createShape = {
  ...priceShape,
  active: flag.optional(),
  billing_scheme: z.enum(['per_unit', 'tiered']).optional(),
  lookup_key: z.string().min(1).max(200).optional(),
  nickname: text.optional(),
  product: text.optional(),
  tiers: z.array(tier).min(1).optional(),
  tiers_mode: z.enum(['graduated', 'volume']).optional(),
  transfer_lookup_key: flag.optional(),
};

/** A new price of a product that exists. */
export type PriceParameters = z.output<z.ZodObject<typeof createShape>> & { readonly product: string };

const decimalOf = (cents: number | undefined, exact: string | undefined): Stripe.Decimal | null =>
  cents === undefined && exact === undefined ? null : Stripe.Decimal.from(exact ?? cents ?? 0);

function recurringOf(account: Account, wanted: z.output<typeof recurring>): Stripe.Price.Recurring {
  const usage = wanted.usage_type ?? 'licensed';
  if (usage === 'metered' && !wanted.meter) {
    throw invalid(
      'recurring[meter]',
      'A price with `usage_type=metered` must be backed by a meter.',
      'parameter_missing',
    );
  }
  if (wanted.meter) account.need('billing.meter', wanted.meter, 'recurring[meter]');
  return {
    interval: wanted.interval,
    interval_count: wanted.interval_count ?? 1,
    meter: wanted.meter ?? null,
    trial_period_days: wanted.trial_period_days ?? null,
    usage_type: usage,
  };
}

/** Takes a lookup key from the price that has it, when that is allowed. */
function claimLookupKey(account: Account, key: string, mayTransfer: boolean, own?: string): void {
  const holder = account.store.list('price').find((price) => price.lookup_key === key && price.id !== own);
  if (!holder) return;
  if (!mayTransfer) throw invalid('lookup_key', `A price (\`${holder.id}\`) already uses that lookup key.`);
  account.save({ ...holder, lookup_key: null }, 'price.updated');
}

export function newPrice(account: Account, params: PriceParameters): Stripe.Price {
  account.need('product', params.product, 'product');
  const tiers = params.tiers?.map((each): Stripe.Price.Tier => ({
    flat_amount: each.flat_amount ?? null,
    flat_amount_decimal: decimalOf(each.flat_amount, undefined),
    unit_amount: each.unit_amount ?? null,
    unit_amount_decimal: decimalOf(each.unit_amount, each.unit_amount_decimal),
    up_to: each.up_to,
  }));
  const exact = decimalOf(params.unit_amount, params.unit_amount_decimal);
  if (!tiers && exact === null)
    throw new Failure(400, 'Missing required param: unit_amount.', {
      code: 'parameter_missing',
      param: 'unit_amount',
    });
  if (params.lookup_key) claimLookupKey(account, params.lookup_key, params.transfer_lookup_key ?? false);
  const whole = exact === null ? null : Number(exact.toString());
  return account.save(
    {
      id: account.newId('price'),
      object: 'price',
      active: params.active ?? true,
      billing_scheme: tiers ? 'tiered' : 'per_unit',
      created: account.now(),
      currency: params.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: params.lookup_key ?? null,
      metadata: params.metadata ?? {},
      nickname: params.nickname ?? null,
      product: params.product,
      recurring: params.recurring ? recurringOf(account, params.recurring) : null,
      tax_behavior: params.tax_behavior ?? 'unspecified',
      ...(tiers && { tiers }),
      tiers_mode: tiers ? (params.tiers_mode ?? 'graduated') : null,
      transform_quantity: null,
      type: params.recurring ? 'recurring' : 'one_time',
      unit_amount: whole !== null && Number.isInteger(whole) ? whole : null,
      unit_amount_decimal: exact,
    },
    'price.created',
  );
}

export const prices: readonly Route[] = [
  route('POST /v1/prices', createShape, ({ account, params: { product, ...params } }) => {
    if (product) return newPrice(account, { ...params, product });
    throw invalid('product', 'Missing required param: product.', 'parameter_missing');
  }),
  route('GET /v1/prices/:id', {}, ({ account, id }) => account.need('price', id)),
  route(
    'POST /v1/prices/:id',
    {
      active: flag.optional(),
      lookup_key: clearable(z.string().max(200)).optional(),
      metadata: metadata.optional(),
      nickname: clearable(text).optional(),
      tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
      transfer_lookup_key: flag.optional(),
    },
    ({ account, id, params: { metadata: keys, transfer_lookup_key: transfer, ...plain } }) => {
      const price = account.need('price', id);
      if (plain.lookup_key) claimLookupKey(account, plain.lookup_key, transfer ?? false, id);
      return account.save(
        { ...price, ...plain, metadata: mergeMetadata(price.metadata, keys) },
        'price.updated',
      );
    },
  ),
  route(
    'GET /v1/prices',
    {
      ...paging,
      active: flag.optional(),
      created: range.optional(),
      currency: currency.optional(),
      lookup_keys: z.array(text).max(10).optional(),
      product: text.optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
    },
    ({ account, params }) => {
      const found = account.store
        .list('price')
        .filter(
          (price) =>
            (params.active === undefined || price.active === params.active) &&
            (!params.lookup_keys || params.lookup_keys.includes(price.lookup_key ?? '')) &&
            (!params.product || price.product === params.product) &&
            (!params.type || price.type === params.type) &&
            (!params.currency || price.currency === params.currency) &&
            isWithin(price.created, params.created),
        );
      return pageOf(found, params, '/v1/prices');
    },
  ),
];
