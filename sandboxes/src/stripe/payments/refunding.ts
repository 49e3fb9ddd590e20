import type Stripe from 'stripe';
import { Failure, invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';

interface NewRefund {
  readonly charge: Stripe.Charge;
  /** Cents; default: everything that is left. */
  readonly amount?: number;
  readonly reason?: Stripe.Refund.Reason | null;
  readonly metadata?: Stripe.Metadata;
}

/** Gives money of a charge back. Throws a Failure when it is more than what is left. */
export function refundCharge(
  account: Account,
  { charge, amount, reason, metadata }: NewRefund,
): Stripe.Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  if (left <= 0)
    throw new Failure(400, `Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  const wanted = amount ?? left;
  if (wanted <= 0 || wanted > left)
    throw invalid(
      'amount',
      `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left}).`,
    );
  if (charge.disputed)
    throw new Failure(400, `Charge ${charge.id} is disputed.`, { code: 'charge_disputed' });
  const refund: Stripe.Refund = {
    id: account.newId('refund'),
    object: 'refund',
    amount: wanted,
    balance_transaction: null,
    charge: charge.id,
    created: account.now(charge.customer as string | null),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    metadata: metadata ?? {},
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  account.save(refund, 'refund.created');
  const refunded = charge.amount_refunded + wanted;
  account.save(
    { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount },
    'charge.refunded',
  );
  return refund;
}
