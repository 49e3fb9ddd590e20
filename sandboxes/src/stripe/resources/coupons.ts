import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import {
  amount,
  currency,
  decimal,
  integer,
  mergeMetadata,
  metadata,
  paging,
  text,
} from '../api/parameters.js';
import { route, type Route } from '../api/route.js';

export const coupons: readonly Route[] = [
  route(
    'POST /v1/coupons',
    {
      amount_off: amount.optional(),
      applies_to: z.strictObject({ products: z.array(text) }).optional(),
      currency: currency.optional(),
      duration: z.enum(['forever', 'once', 'repeating']).optional(),
      duration_in_months: integer.optional(),
      id: text.optional(),
      max_redemptions: integer.optional(),
      metadata: metadata.optional(),
      name: z.string().max(40).optional(),
      percent_off: decimal.transform(Number).optional(),
      redeem_by: integer.optional(),
    },
    ({ account, params }) => {
      const { amount_off: off, percent_off: percent, duration = 'once', duration_in_months: months } = params;
      if ((off === undefined) === (percent === undefined))
        throw invalid('percent_off', 'You must pass exactly one of percent_off and amount_off.');
      if (percent !== undefined && (percent <= 0 || percent > 100))
        throw invalid('percent_off', 'percent_off must be above 0 and at most 100.');
      if (off !== undefined && !params.currency)
        throw invalid('currency', 'You must pass currency when passing amount_off.', 'parameter_missing');
      if ((duration === 'repeating') !== (months !== undefined))
        throw invalid(
          'duration_in_months',
          'duration_in_months belongs to a repeating coupon, and only to that.',
        );
      if (params.id && account.store.find(params.id))
        throw new Failure(400, 'Coupon already exists.', { code: 'resource_already_exists', param: 'id' });
      return account.save(
        {
          id: params.id ?? account.newId('coupon'),
          object: 'coupon',
          amount_off: off ?? null,
          ...(params.applies_to && { applies_to: params.applies_to }),
          created: account.now(),
          currency: params.currency ?? null,
          duration,
          duration_in_months: months ?? null,
          livemode: false,
          max_redemptions: params.max_redemptions ?? null,
          metadata: params.metadata ?? {},
          name: params.name ?? null,
          percent_off: percent ?? null,
          redeem_by: params.redeem_by ?? null,
          times_redeemed: 0,
          valid: true,
        } satisfies Stripe.Coupon,
        'coupon.created',
      );
    },
  ),
  route('GET /v1/coupons/:id', {}, ({ account, id }) => account.need('coupon', id)),
  route(
    'POST /v1/coupons/:id',
    { metadata: metadata.optional(), name: z.string().max(40).optional() },
    ({ account, id, params }) => {
      const coupon = account.need('coupon', id);
      const keys = mergeMetadata(coupon.metadata, params.metadata);
      return account.save({ ...coupon, name: params.name ?? coupon.name, metadata: keys }, 'coupon.updated');
    },
  ),
  route('DELETE /v1/coupons/:id', {}, ({ account, id }) => {
    // Kept, since discounts that were given stay; it can only not be redeemed any more.
    account.save({ ...account.need('coupon', id), valid: false }, 'coupon.deleted');
    return { id, object: 'coupon', deleted: true } satisfies Stripe.DeletedCoupon;
  }),
  route('GET /v1/coupons', paging, ({ account, params }) => {
    const found = account.store.list('coupon').filter(({ valid }) => valid);
    return pageOf(found, params, '/v1/coupons');
  }),
];
