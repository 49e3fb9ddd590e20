import type Stripe from 'stripe';
import { invalid, missing } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { cardOfNumber, cardOfToken, verdictOf, type TestCard, type Verdict } from './cards.js';

/** What the sandbox knows of a card beside what clients see. */
interface Vaulted {
  readonly number: string;
  readonly isSetUp: boolean;
}

interface Owner {
  readonly name?: string | null;
  readonly email?: string | null;
}

/** Makes a payment method of a test card. */
export function newPaymentMethod(account: Account, card: TestCard, owner: Owner = {}): Stripe.PaymentMethod {
  const id = account.newId('payment_method');
  account.store.putNote('card', id, { number: card.number, isSetUp: false } satisfies Vaulted);
  return account.save({
    id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: null,
      email: owner.email ?? null,
      name: owner.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date(account.now() * 1000).getUTCFullYear() + 3,
      fingerprint: `sandbox${card.number.slice(-4)}`,
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
}

/** The payment method named by a parameter: an id, or a test card such as `pm_card_visa`, of which a new one is made. */
export function paymentMethodOf(account: Account, reference: string, param: string): Stripe.PaymentMethod {
  const card = cardOfToken(reference);
  if (card) return newPaymentMethod(account, card);
  const found = account.store.get('payment_method', reference);
  if (!found) throw missing('PaymentMethod', reference, param);
  return found;
}

function vaulted(account: Account, id: string): Vaulted {
  const found = account.store.note<Vaulted>('card', id);
  if (!found) throw missing('PaymentMethod', id, 'payment_method');
  return found;
}

export function testCardOf(account: Account, id: string): TestCard {
  const card = cardOfNumber(vaulted(account, id).number);
  if (!card) throw missing('PaymentMethod', id, 'payment_method');
  return card;
}

/** What the bank says to this payment method. */
export function askBank(
  account: Account,
  id: string,
  purpose: 'charge' | 'setup',
  isAuthenticated: boolean,
): Verdict {
  return verdictOf(testCardOf(account, id), {
    purpose,
    isAuthenticated,
    isSetUp: vaulted(account, id).isSetUp,
  });
}

/** Gives a payment method to a customer for later use. Throws a Failure when it belongs to another one. */
export function attach(
  account: Account,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  const owner = idOf(method.customer);
  if (owner === customer) return method;
  if (owner) {
    throw invalid(
      'payment_method',
      'The payment method you provided has already been attached to a customer.',
      'payment_method_already_attached',
    );
  }
  return account.save({ ...method, customer }, 'payment_method.attached');
}

/** Remembers that the bank has seen the customer for this card. */
export function markSetUp(account: Account, id: string): void {
  account.store.putNote('card', id, { ...vaulted(account, id), isSetUp: true } satisfies Vaulted);
}

/** What pays a customer's invoices: the subscription's method, else the customer's. */
export function defaultMethodOf(
  account: Account,
  customer: string,
  subscription?: Stripe.Subscription | null,
): string | null {
  return (
    idOf(subscription?.default_payment_method) ??
    idOf(account.store.get('customer', customer)?.invoice_settings.default_payment_method)
  );
}
