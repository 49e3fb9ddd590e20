import type Stripe from 'stripe';
import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { integer, text } from '../api/parameters.js';
import { phaseEnd } from '../billing/schedule-phases.js';
import { recurringPrice, refuseClashingRhythms } from '../billing/subscription-items.js';
import type { Account } from '../state/account.js';

/** What may be said of a phase. */
export const phaseShape = z.strictObject({
  duration: z
    .strictObject({ interval: z.enum(['day', 'week', 'month', 'year']), interval_count: integer.optional() })
    .optional(),
  end_date: integer.optional(),
  items: z
    .array(z.strictObject({ price: text, quantity: integer.optional() }))
    .min(1)
    .max(20),
  // Phases begin at the end of a period here, so there is nothing to prorate.
  proration_behavior: z.literal('none'),
  start_date: integer.optional(),
});

type WantedPhase = z.output<typeof phaseShape>;
type Item = Stripe.SubscriptionSchedule.Phase.Item;

/** A phase with these items between two seconds. */
export function phase(
  currency: string,
  dates: { start_date: number; end_date: number },
  items: readonly { readonly price: string; readonly quantity?: number | undefined }[],
): Stripe.SubscriptionSchedule.Phase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    invoice_settings: null,
    items: items.map(({ price, quantity }): Item => ({
      billing_thresholds: null,
      discounts: [],
      metadata: {},
      plan: price,
      price,
      ...(quantity !== undefined && { quantity }),
      tax_rates: [],
    })),
    metadata: {},
    on_behalf_of: null,
    proration_behavior: 'none',
    transfer_data: null,
    trial_end: null,
    ...dates,
  };
}

/** Phases as wanted: the running one as it is, and others from the end of a period on, without a gap. */
export function phasesOf(
  account: Account,
  schedule: Stripe.SubscriptionSchedule,
  wanted: readonly WantedPhase[],
): Stripe.SubscriptionSchedule.Phase[] {
  const [running] = schedule.phases;
  if (!running || wanted[0]?.start_date !== running.start_date)
    throw invalid('phases[0][start_date]', 'You must keep the start date of the phase that runs.');
  if (wanted[0].end_date !== running.end_date)
    throw invalid('phases[0][end_date]', 'The sandbox lets a phase end with its period only.');
  let start = running.start_date;
  return wanted.map((each, index) => {
    const param = `phases[${index}]`;
    if (each.start_date !== undefined && each.start_date !== start)
      throw invalid(`${param}[start_date]`, 'A phase begins where the one before it ends.');
    refuseClashingRhythms(
      each.items.map(({ price }, at) => recurringPrice(account, price, `${param}[items][${at}][price]`)),
    );
    const { duration } = each;
    const end =
      each.end_date ??
      (duration && phaseEnd(start, { ...duration, interval_count: duration.interval_count ?? 1 }));
    if (end === undefined || end <= start)
      throw invalid(`${param}[end_date]`, 'A phase needs `end_date` or `duration`, and must not be empty.');
    const made = phase(running.currency, { start_date: start, end_date: end }, each.items);
    start = end;
    return made;
  });
}
