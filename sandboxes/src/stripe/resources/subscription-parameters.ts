import { z } from 'zod';
import { flag, integer, metadata, text } from '../api/parameters.js';

/** An item of a new subscription. */
export const itemShape = z.strictObject({
  metadata: metadata.optional(),
  price: text,
  quantity: integer.optional(),
});

/** A change of an item, or a new one without `id`. */
const changedItemShape = z.strictObject({
  deleted: flag.optional(),
  id: text.optional(),
  metadata: metadata.optional(),
  price: text.optional(),
  quantity: integer.optional(),
});

export const discountShape = z.strictObject({ coupon: text.optional(), promotion_code: text.optional() });

/** How a change is paid for. */
export const moneyShape = {
  payment_behavior: z.enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete']).optional(),
  proration_behavior: z.enum(['create_prorations', 'always_invoice', 'none']).optional(),
  proration_date: integer.optional(),
};

/** What an update may change for money; the same for a preview. */
export const changeShape = {
  ...moneyShape,
  billing_cycle_anchor: z.enum(['now', 'unchanged']).optional(),
  items: z.array(changedItemShape).max(20).optional(),
  off_session: flag.optional(),
  trial_end: z.literal('now').or(integer).optional(),
};
