import Stripe from 'stripe';
import { startStripeSandbox, type StripeSandbox, type StripeSandboxOptions } from '../index.js';

/** A sandbox with two plans, reached through the official SDK. */
export interface Shop {
  readonly sandbox: StripeSandbox;
  readonly stripe: Stripe;
  readonly product: Stripe.Product;
  /** 999 cents a month. */
  readonly pro: Stripe.Price;
  /** 1999 cents a month. */
  readonly premium: Stripe.Price;
  /** A customer with a card on file. */
  customer(card?: string, params?: Stripe.CustomerCreateParams): Promise<Stripe.Customer>;
  /** An active subscription of a customer. */
  subscribe(customer: Stripe.Customer, price?: Stripe.Price): Promise<Stripe.Subscription>;
  stop(): Promise<void>;
}

/** The SDK as a client would make it, without retries of its own. */
export function sdkFor(sandbox: StripeSandbox): Stripe {
  return new Stripe(sandbox.secretKey, { ...sandbox.sdkOptions, maxNetworkRetries: 0, telemetry: false });
}

export async function openShop(options: StripeSandboxOptions = {}): Promise<Shop> {
  const sandbox = await startStripeSandbox({ webhookRetryBaseMs: 20, ...options });
  const stripe = sdkFor(sandbox);
  const product = await stripe.products.create({ name: 'Gatefold' });
  const monthly = (cents: number, key: string): Promise<Stripe.Price> =>
    stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: cents,
      recurring: { interval: 'month' },
      lookup_key: key,
    });
  const pro = await monthly(999, 'pro_month');
  const premium = await monthly(1999, 'premium_month');
  return {
    sandbox,
    stripe,
    product,
    pro,
    premium,
    customer: async (card = 'pm_card_visa', params = {}) => {
      const created = await stripe.customers.create({ email: 'ada@example.com', ...params });
      const method = await stripe.paymentMethods.attach(card, { customer: created.id });
      return stripe.customers.update(created.id, {
        invoice_settings: { default_payment_method: method.id },
      });
    },
    subscribe: (customer, price = pro) =>
      stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] }),
    stop: () => sandbox.stop(),
  };
}
