import { randomUUID } from 'node:crypto';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { startStripeSandbox, type StripeSandbox } from '@gatefold/sandboxes/stripe';
import type Stripe from 'stripe';
import { registeredPerson } from '../../grants/testing/arrange.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';
import { ensureCustomer } from '../ensure-customer.js';
import { findPrice, type SoldPlan } from '../plan-prices.js';
import { setUpCatalogue } from '../setup/set-up-stripe.js';
import type { StripeAccess } from '../stripe-access.js';

/** Billing with its workers, and a Stripe sandbox that sells the plans. */
export interface Shop {
  readonly billing: Billing;
  readonly server: BillingServer;
  readonly sandbox: StripeSandbox;
  readonly stripe: StripeAccess;
  /** Somebody who is registered and a customer. */
  customer(): Promise<{ readonly person: MemberActor; readonly customerId: string }>;
  /** A subscription made at Stripe, paid by this card. */
  subscribe(customerId: string, plan?: SoldPlan, card?: string): Promise<Stripe.Subscription>;
  sql(text: string, parameters?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Sends events to billing as Stripe does, in this order; resolves to the statuses. */
  deliver(events: readonly Stripe.Event[]): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/** Opens a shop; webhooks are held until they are delivered by hand. */
export async function startShop(settings: Readonly<Record<string, string>> = {}): Promise<Shop> {
  const sandbox = await startStripeSandbox({ webhookRetryBaseMs: 20 });
  const own = {
    STRIPE_SECRET_KEY: sandbox.secretKey,
    STRIPE_WEBHOOK_SECRET: sandbox.webhookSecret,
    STRIPE_API_URL: sandbox.url,
  };
  const billing = await startBilling({ ...own, STRIPE_RETRY_MS: 1 });
  const { stripe } = billing.platform.services;
  if (!stripe) throw new Error('The sandbox is not set up');
  await setUpCatalogue(stripe, () => undefined);
  const server = await startBillingServer(billing, {
    ...own,
    STRIPE_RETRY_MS: '1',
    WEBHOOK_RETRY_MS: '1',
    ...settings,
  });
  const sql: Shop['sql'] = (text, parameters = []) =>
    billing.as(service('test')).transaction((tx) => tx.sql(text, [...parameters]));
  return {
    billing,
    server,
    sandbox,
    stripe,
    sql,
    customer: async () => {
      const person = await registeredPerson(billing);
      const customerId = await ensureCustomer(billing.as(person), stripe.client, person.userId);
      return { person, customerId };
    },
    subscribe: async (customerId, plan = { planKey: 'PRO', interval: 'MONTH' }, card = 'pm_card_visa') => {
      const price = await findPrice(stripe.client, stripe.namedPrices, plan);
      const method = await stripe.client.paymentMethods.attach(card, { customer: customerId });
      return stripe.client.subscriptions.create({
        customer: customerId,
        items: [{ price: price?.id ?? '' }],
        default_payment_method: method.id,
      });
    },
    deliver: async (events) => {
      const statuses: number[] = [];
      for (const event of events) {
        const body = Buffer.from(JSON.stringify(event));
        const signature = stripe.client.webhooks.generateTestHeaderString({
          payload: body.toString(),
          secret: sandbox.webhookSecret,
        });
        const answer = await server.post('/webhooks/stripe', body, { 'stripe-signature': signature });
        statuses.push(answer.status);
      }
      return statuses;
    },
    stop: async () => {
      await server.stop();
      await billing.stop();
      await sandbox.stop();
    },
  };
}

/** The same event as another one: an id of its own. */
export function copyOf(event: Stripe.Event): Stripe.Event {
  return { ...event, id: `evt_${randomUUID().replaceAll('-', '')}` };
}
