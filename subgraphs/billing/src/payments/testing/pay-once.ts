import { toGlobalId } from '@gatefold/schema';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { eventually } from '@gatefold/runtime/testing';
import type Stripe from 'stripe';
import type { Shop } from '../../stripe/testing/start-shop.js';

/** Answer of `createPaymentIntent`. */
export interface PaymentAnswer {
  readonly clientSecret: string | null;
  readonly userErrors: readonly { code: string; message: string; path: readonly string[] | null }[];
}

/** Begins to pay for a pass through the API. */
export async function beginPayment(
  shop: Shop,
  person: MemberActor,
  productKey = 'pro_30_days',
  idempotencyKey?: string,
): Promise<PaymentAnswer> {
  const { data } = await shop.billing.execute<{ createPaymentIntent: PaymentAnswer }>(
    person,
    `mutation ($input: CreatePaymentIntentInput!) {
      createPaymentIntent(input: $input) { clientSecret userErrors { code message path } } }`,
    { input: { productKey } },
    { idempotencyKey },
  );
  return data.createPaymentIntent;
}

/** The payment's id at Stripe, which its secret begins with. */
export function intentIdOf({ clientSecret }: PaymentAnswer): string {
  return String(clientSecret).split('_secret')[0] ?? '';
}

/** Pays for a pass; no webhook was told of it yet. */
export async function payOnce(
  shop: Shop,
  person: MemberActor,
  productKey?: string,
): Promise<Stripe.PaymentIntent> {
  const id = intentIdOf(await beginPayment(shop, person, productKey));
  return shop.stripe.client.paymentIntents.confirm(id, {
    payment_method: 'pm_card_visa',
    return_url: 'https://gatefold.test/paid',
  });
}

/** What happened to a payment at Stripe, oldest first. */
export function eventsOfPayment(shop: Shop, intentId: string): readonly Stripe.Event[] {
  return shop.sandbox.control.events().filter(({ data }) => {
    const object = data.object as unknown as { id: string; payment_intent?: unknown };
    return object.id === intentId || object.payment_intent === intentId;
  });
}

/** Delivers these events and waits until each took effect, or was found to have none. */
export async function deliverAll(shop: Shop, events: readonly Stripe.Event[]): Promise<void> {
  await shop.deliver(events);
  const ids = events.map(({ id }) => id);
  await eventually(async () => {
    const rows = await shop.sql(
      "select 1 from webhook_event where event_id = any($1) and status in ('DONE', 'UNHANDLED')",
      [ids],
    );
    return rows.length === new Set(ids).size || undefined;
  }, 20_000);
}

/**
 * Works these events off one after the other, as a worker does when it gets them in this order; resolves to what
 * administrators read of each.
 */
export async function workOff(shop: Shop, events: readonly Stripe.Event[]): Promise<readonly string[]> {
  const provider = shop.billing.platform.services.webhookProviders.get('stripe');
  if (!provider) throw new Error('Stripe is not set up');
  const outcomes: string[] = [];
  for (const event of events) {
    const rawBody = Buffer.from(JSON.stringify(event));
    const facts = { id: event.id, eventId: event.id, type: event.type, subject: event.id };
    const webhook = { ...facts, occurredAt: new Date(event.created * 1_000), rawBody };
    const operation = shop.billing.as(service('billing'));
    outcomes.push((await operation.transaction((tx) => provider.handle(tx, webhook))).outcome);
  }
  return outcomes;
}

/** The person's payments, as the API tells them. */
export async function purchasesOf(
  shop: Shop,
  person: MemberActor,
): Promise<readonly Record<string, unknown>[]> {
  const { data } = await shop.billing.execute<{ user: [{ payments: { nodes: Record<string, unknown>[] } }] }>(
    person,
    `query ($keys: [_Any!]!) { user: _entities(representations: $keys) { ... on User {
      payments(first: 10) { nodes { id status amountCents refundedCents currency description failureReason } } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }] },
  );
  return data.user[0].payments.nodes;
}

/** The tier that was announced last. */
export async function tierOfPerson(shop: Shop, { userId }: MemberActor): Promise<unknown> {
  const [row] = await shop.sql('select tier from announced_tier where user_id = $1', [userId]);
  return row?.['tier'];
}
