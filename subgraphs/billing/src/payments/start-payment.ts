import type { Operation } from '@gatefold/runtime/operation';
import { ensureCustomer } from '../stripe/ensure-customer.js';
import type { StripeWork } from '../stripe/at-stripe.js';
import { oneTimePayment, paymentKindKey } from './payment-facts.js';

/** What is paid for, once. */
export interface PaymentToStart {
  readonly amountCents: number;
  /** ISO 4217. */
  readonly currency: string;
  /** For the person's bank statement, receipt and list of payments. */
  readonly description: string;
  /** What was bought, for whoever delivers it after the payment; at most 40 keys. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Begins a payment of the person who asked; resolves to the secret of its form. Nothing is kept here: the webhook that
 * tells of it does that. Repeated with the same `workId` it begins one payment. Rejects with what Stripe says.
 */
export async function startPayment(
  operation: Operation,
  { stripe, userId, workId }: StripeWork,
  payment: PaymentToStart,
): Promise<string> {
  const customer = await ensureCustomer(operation, stripe.client, userId);
  const intent = await stripe.client.paymentIntents.create(
    {
      customer,
      amount: payment.amountCents,
      currency: payment.currency.toLowerCase(),
      description: payment.description,
      metadata: { ...payment.metadata, [paymentKindKey]: oneTimePayment },
      automatic_payment_methods: { enabled: true },
    },
    { idempotencyKey: `${workId}-payment` },
  );
  if (intent.client_secret === null) throw new Error(`Stripe gave no secret for ${intent.id}`);
  return intent.client_secret;
}
