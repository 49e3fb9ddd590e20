import type Stripe from 'stripe';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { flag, integer, mergeMetadata, metadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { idOf } from '../state/ids.js';

const restrictions = z.strictObject({ first_time_transaction: flag.optional() });

export const promotionCodes: readonly Route[] = [
  route(
    'POST /v1/promotion_codes',
    {
      active: flag.optional(),
      code: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,500}$/, 'Invalid code')
        .optional(),
      customer: text.optional(),
      expires_at: integer.optional(),
      max_redemptions: integer.optional(),
      metadata: metadata.optional(),
      promotion: z.strictObject({ coupon: text, type: z.literal('coupon') }),
      restrictions: restrictions.optional(),
    },
    ({ account, params }) => {
      account.need('coupon', params.promotion.coupon, 'promotion[coupon]');
      const code = params.code ?? randomBytes(4).toString('hex').toUpperCase();
      const isTaken = account.store
        .list('promotion_code')
        .some((other) => other.active && other.code.toLowerCase() === code.toLowerCase());
      if (isTaken)
        throw invalid(
          'code',
          `An active promotion code with \`code: ${code}\` already exists.`,
          'resource_already_exists',
        );
      return account.save(
        {
          id: account.newId('promotion_code'),
          object: 'promotion_code',
          active: params.active ?? true,
          code,
          created: account.now(),
          customer: params.customer ?? null,
          customer_account: null,
          expires_at: params.expires_at ?? null,
          livemode: false,
          max_redemptions: params.max_redemptions ?? null,
          metadata: params.metadata ?? {},
          promotion: { coupon: params.promotion.coupon, type: 'coupon' },
          restrictions: {
            first_time_transaction: params.restrictions?.first_time_transaction ?? false,
            minimum_amount: null,
            minimum_amount_currency: null,
          },
          times_redeemed: 0,
        } satisfies Stripe.PromotionCode,
        'promotion_code.created',
      );
    },
  ),
  route('GET /v1/promotion_codes/:id', {}, ({ account, id }) => account.need('promotion_code', id)),
  route(
    'POST /v1/promotion_codes/:id',
    { active: flag.optional(), metadata: metadata.optional() },
    ({ account, id, params }) => {
      const code = account.need('promotion_code', id);
      const keys = mergeMetadata(code.metadata, params.metadata);
      return account.save(
        { ...code, active: params.active ?? code.active, metadata: keys },
        'promotion_code.updated',
      );
    },
  ),
  route(
    'GET /v1/promotion_codes',
    { ...paging, active: flag.optional(), code: text.optional(), coupon: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('promotion_code')
        .filter(
          ({ active, code, promotion }) =>
            (params.active === undefined || active === params.active) &&
            (!params.code || code.toLowerCase() === params.code.toLowerCase()) &&
            (!params.coupon || idOf(promotion.coupon) === params.coupon),
        );
      return pageOf(found, params, '/v1/promotion_codes');
    },
  ),
];
