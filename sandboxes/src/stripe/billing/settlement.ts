import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import { confirmPaymentIntent } from '../payments/payment-intents.js';
import { defaultMethodOf } from '../payments/payment-methods.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { endSubscription } from './subscription-ending.js';
import { saveSubscription } from './subscription-saving.js';

const daySeconds = 86_400;

/** Days after a failed payment at which it is tried again; when the last one fails too the subscription ends. */
const retryAfterDays = [3, 5, 7];

interface InvoiceLink {
  readonly invoice: string;
  readonly payment: string;
}

export function subscriptionOf(account: Account, invoice: Stripe.Invoice): Stripe.Subscription | undefined {
  const id = idOf(invoice.parent?.subscription_details?.subscription);
  return id ? account.store.get('subscription', id) : undefined;
}

/** Marks an invoice as paid and brings its subscription back in order. */
export function markPaid(account: Account, invoice: Stripe.Invoice, methodId: string | null): Stripe.Invoice {
  const now = account.now(invoice.customer as string);
  const payments = invoice.payments?.data.map((payment) =>
    account.save(
      {
        ...payment,
        amount_paid: invoice.amount_due,
        status: 'paid',
        status_transitions: { canceled_at: null, paid_at: now },
      },
      'invoice_payment.paid',
    ),
  );
  const paid = account.save(
    {
      ...invoice,
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      attempted: true,
      auto_advance: false,
      next_payment_attempt: null,
      ...(payments && { payments: embedded(payments, '/v1/invoice_payments') }),
      status: 'paid',
      status_transitions: { ...invoice.status_transitions, paid_at: now },
    } satisfies Stripe.Invoice,
    'invoice.paid',
  );
  account.emit('invoice.payment_succeeded', paid);
  const subscription = subscriptionOf(account, invoice);
  if (subscription && ['incomplete', 'past_due', 'unpaid'].includes(subscription.status)) {
    const keeps = subscription.payment_settings?.save_default_payment_method === 'on_subscription';
    saveSubscription(
      account,
      {
        ...subscription,
        status: 'active',
        default_payment_method: keeps && methodId ? methodId : subscription.default_payment_method,
      },
      'customer.subscription.updated',
    );
  }
  return paid;
}

function markFailed(account: Account, invoice: Stripe.Invoice, event: Stripe.Event['type']): Stripe.Invoice {
  const now = account.now(invoice.customer as string);
  const attempts = invoice.attempt_count + 1;
  const isFirstOfSubscription = invoice.billing_reason === 'subscription_create';
  const wait = isFirstOfSubscription ? undefined : retryAfterDays[attempts - 1];
  const failed = account.save(
    {
      ...invoice,
      attempt_count: attempts,
      attempted: true,
      next_payment_attempt: wait ? now + wait * daySeconds : null,
    },
    event,
  );
  const subscription = subscriptionOf(account, invoice);
  if (!subscription || isFirstOfSubscription || subscription.status === 'canceled') return failed;
  if (wait === undefined) endSubscription(account, subscription, 'payment_failed');
  else if (subscription.status !== 'past_due')
    saveSubscription(account, { ...subscription, status: 'past_due' }, 'customer.subscription.updated');
  return failed;
}

/** Carries the outcome of a payment intent over to the invoice that it pays, if there is one. Call after every confirmation. */
export function settle(account: Account, intent: Stripe.PaymentIntent): void {
  const link = account.store.note<InvoiceLink>('invoice-of-intent', intent.id);
  const invoice = link && account.store.get('invoice', link.invoice);
  if (!invoice || invoice.status !== 'open') return;
  if (intent.status === 'succeeded') markPaid(account, invoice, idOf(intent.payment_method));
  if (intent.status === 'requires_action') markFailed(account, invoice, 'invoice.payment_action_required');
  if (intent.status === 'requires_payment_method') markFailed(account, invoice, 'invoice.payment_failed');
}

/** The payment intent that pays an invoice. */
export function intentOf(account: Account, invoice: Stripe.Invoice): Stripe.PaymentIntent | undefined {
  const id = account.store.note<string>('intent-of-invoice', invoice.id);
  return id ? account.store.get('payment_intent', id) : undefined;
}

/** Tries to pay an open invoice with a card on file. The outcome is in the invoice; without a card it is a failed attempt. */
export function collect(
  account: Account,
  invoice: Stripe.Invoice,
  { method, isAuthenticated }: { method?: string; isAuthenticated?: boolean } = {},
): Stripe.Invoice {
  if (invoice.status !== 'open') return invoice;
  const intent = intentOf(account, invoice);
  if (!intent) return markPaid(account, invoice, null);
  const subscription = subscriptionOf(account, invoice);
  const methodId = method ?? defaultMethodOf(account, idOf(invoice.customer) ?? '', subscription);
  if (methodId) settle(account, confirmPaymentIntent(account, intent, methodId, { isAuthenticated }));
  else markFailed(account, invoice, 'invoice.payment_failed');
  return account.need('invoice', invoice.id);
}

/** Gives up an open invoice: nobody can pay it any more. */
export function voidInvoice(account: Account, invoice: Stripe.Invoice): Stripe.Invoice {
  const now = account.now(invoice.customer as string);
  const intent = intentOf(account, invoice);
  if (intent && intent.status !== 'succeeded')
    account.save({ ...intent, status: 'canceled', canceled_at: now }, 'payment_intent.canceled');
  return account.save(
    {
      ...invoice,
      amount_remaining: 0,
      auto_advance: false,
      next_payment_attempt: null,
      status: 'void',
      status_transitions: { ...invoice.status_transitions, voided_at: now },
    },
    'invoice.voided',
  );
}
