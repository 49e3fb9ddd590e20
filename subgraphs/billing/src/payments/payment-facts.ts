import type Stripe from 'stripe';
import { dateOf } from '../stripe/subscription-facts.js';

/** Where a payment stands. */
export const paymentStatuses = [
  'PENDING',
  'ACTION_REQUIRED',
  'PROCESSING',
  'FAILED',
  'CANCELED',
  'SUCCEEDED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'DISPUTED',
  'CHARGED_BACK',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Metadata by which a payment of ours is told from one that an invoice made. */
export const paymentKindKey = 'gatefold_kind';
export const oneTimePayment = 'one_time';
/** Metadata that names the pass that was bought. */
export const passKey = 'gatefold_pass';
/** Metadata with the key of the product that was bought for download. */
export const productKey = 'gatefold_product';

/** What is kept of a payment. */
export interface PaymentFacts {
  readonly intentId: string;
  readonly amountCents: number;
  readonly refundedCents: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly failureReason: string | null;
  readonly createdAt: Date;
  /** Null before the money came. */
  readonly paidAt: Date | null;
}

/** Whether who paid has what was bought: a partial refund and an open dispute leave it, the person keeps it meanwhile. */
export function givesAccess(status: PaymentStatus): boolean {
  return status === 'SUCCEEDED' || status === 'PARTIALLY_REFUNDED' || status === 'DISPUTED';
}

/** Reads a payment together with the disputes about it; `intent.latest_charge` is expanded. */
export function factsOfPayment(
  intent: Stripe.PaymentIntent,
  disputes: readonly Stripe.Dispute[],
): PaymentFacts {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const isPaid = intent.status === 'succeeded';
  const refundedCents = isPaid ? (charge?.amount_refunded ?? 0) : 0;
  return {
    intentId: intent.id,
    amountCents: intent.amount,
    refundedCents,
    currency: intent.currency.toUpperCase(),
    status: isPaid ? statusOfPaid(intent.amount, refundedCents, disputes) : statusOfUnpaid(intent),
    description: intent.description ?? '',
    metadata: intent.metadata,
    failureReason: isPaid ? null : (intent.last_payment_error?.message ?? null),
    createdAt: dateOf(intent.created),
    paidAt: isPaid ? dateOf(charge?.created ?? intent.created) : null,
  };
}

function statusOfPaid(
  amountCents: number,
  refundedCents: number,
  disputes: readonly Stripe.Dispute[],
): PaymentStatus {
  if (disputes.some(({ status }) => status === 'lost')) return 'CHARGED_BACK';
  if (refundedCents >= amountCents) return 'REFUNDED';
  if (disputes.some(({ status }) => openDisputes.has(status))) return 'DISPUTED';
  return refundedCents > 0 ? 'PARTIALLY_REFUNDED' : 'SUCCEEDED';
}

const openDisputes: ReadonlySet<Stripe.Dispute.Status> = new Set(['needs_response', 'under_review']);

function statusOfUnpaid({ status, last_payment_error: error }: Stripe.PaymentIntent): PaymentStatus {
  if (status === 'canceled') return 'CANCELED';
  if (status === 'processing' || status === 'requires_capture') return 'PROCESSING';
  if (status === 'requires_action') return 'ACTION_REQUIRED';
  return error ? 'FAILED' : 'PENDING';
}
