import type Stripe from 'stripe';
import { createSubscription } from '../billing/subscription-creation.js';
import { confirmPaymentIntent, newPaymentIntent } from '../payments/payment-intents.js';
import { askBank, attach, markSetUp, newPaymentMethod } from '../payments/payment-methods.js';
import { confirmSetupIntent, newSetupIntent } from '../payments/setup-intents.js';
import type { TestCard } from '../payments/cards.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { newCustomer } from '../billing/new-customer.js';
import { totalsOf, type SessionDraft } from './totals.js';

const daySeconds = 86_400;

/** What a person typed on the checkout page. */
export interface Submission {
  readonly card: TestCard;
  readonly email: string;
  readonly name: string;
}

/** What comes of it: done, or the bank wants to see the customer, or says no. */
export type Outcome =
  | { readonly kind: 'complete'; readonly url: string }
  | { readonly kind: 'challenge' }
  | { readonly kind: 'declined'; readonly message: string };

export function draftOf(account: Account, session: Stripe.Checkout.Session): SessionDraft {
  return account.store.note<SessionDraft>('checkout-draft', session.id) ?? { items: [], discounts: [] };
}

function customerFor(
  account: Account,
  session: Stripe.Checkout.Session,
  { email, name }: Submission,
): string | null {
  if (session.customer) return idOf(session.customer);
  if (session.mode === 'payment' && session.customer_creation !== 'always') return null;
  return account.save({ ...newCustomer(account), email, name }, 'customer.created').id;
}

/** Completes a session with a card: makes the subscription, the payment or the saved card, and says `checkout.session.completed`. */
export function submit(
  account: Account,
  session: Stripe.Checkout.Session,
  submission: Submission,
  isAuthenticated: boolean,
): Outcome {
  const draft = draftOf(account, session);
  const { total, discount } = totalsOf(account, draft, idOf(session.customer));
  const method = newPaymentMethod(account, submission.card, submission);
  const verdict = askBank(account, method.id, total > 0 ? 'charge' : 'setup', isAuthenticated);
  if (verdict.kind === 'challenge') return { kind: 'challenge' };
  if (verdict.kind === 'declined') return { kind: 'declined', message: verdict.reason.message };

  const customer = customerFor(account, session, submission);
  if (customer && session.mode !== 'payment') attach(account, method, customer);
  if (isAuthenticated) markSetUp(account, method.id);
  const made = complete(account, session, draft, { customer, method: method.id, total, isAuthenticated });
  const completed = account.save(
    {
      ...session,
      ...made,
      amount_total: session.mode === 'setup' ? null : total,
      customer,
      customer_details: {
        address: null,
        business_name: null,
        email: submission.email,
        individual_name: null,
        name: submission.name,
        phone: null,
        tax_exempt: 'none',
        tax_ids: [],
      },
      discounts: draft.discounts.map(({ coupon, promotion_code: code }) => ({
        coupon: coupon ?? null,
        promotion_code: code ?? null,
      })),
      payment_status: total > 0 ? 'paid' : 'no_payment_required',
      status: 'complete',
      total_details: { amount_discount: discount, amount_shipping: 0, amount_tax: 0 },
      url: null,
    },
    'checkout.session.completed',
  );
  return {
    kind: 'complete',
    url: (completed.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id),
  };
}

interface Paying {
  readonly customer: string | null;
  readonly method: string;
  readonly total: number;
  readonly isAuthenticated: boolean;
}

function complete(
  account: Account,
  session: Stripe.Checkout.Session,
  draft: SessionDraft,
  { customer, method, total, isAuthenticated }: Paying,
): Partial<Stripe.Checkout.Session> {
  if (session.mode === 'subscription' && customer) {
    const { subscription: data } = draft;
    const subscription = createSubscription(account, {
      customer,
      items: draft.items,
      defaultPaymentMethod: method,
      discounts: draft.discounts,
      description: data?.description,
      metadata: data?.metadata,
      hasAutomaticTax: session.automatic_tax.enabled,
      isAuthenticated,
      session: session.id,
      trialEnd:
        data?.trialEnd ?? (data?.trialDays ? account.now(customer) + data.trialDays * daySeconds : null),
      whenTrialEndsWithoutMethod: data?.whenTrialEndsWithoutMethod,
    });
    return { subscription: subscription.id, invoice: idOf(subscription.latest_invoice) };
  }
  if (session.mode === 'setup') {
    const intent = newSetupIntent(account, { customer, metadata: session.metadata ?? {} });
    return { setup_intent: confirmSetupIntent(account, intent, method, { isAuthenticated }).id };
  }
  if (total === 0) return {};
  const intent = newPaymentIntent(account, {
    amount: total,
    currency: session.currency ?? 'usd',
    customer,
    ...draft.payment,
  });
  return { payment_intent: confirmPaymentIntent(account, intent, method, { isAuthenticated }).id };
}
