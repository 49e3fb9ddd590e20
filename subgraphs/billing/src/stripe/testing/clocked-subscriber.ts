import { service, type MemberActor } from '@gatefold/runtime/identity';
import { registeredPerson } from '../../grants/testing/arrange.js';
import { keepCustomer } from '../customer.repository.js';
import type { SoldPlan } from '../plan-prices.js';
import { syncCustomer } from '../sync-customer.js';
import type { Shop } from './start-shop.js';

/** Somebody with a subscription and a clock of their own at Stripe: time passes for nobody else. */
export interface ClockedSubscriber {
  readonly person: MemberActor;
  readonly customerId: string;
  /** Stripe's id of the subscription. */
  readonly subscriptionId: string;
  /** Lets everything happen at Stripe that falls due within these days from the beginning. */
  advance(days: number): Promise<void>;
  /** Has billing look at what is at Stripe. */
  sync(): Promise<void>;
}

/** Subscribes a new person, as far as the webhooks bring it. */
export async function subscribeWithClock(shop: Shop, plan?: SoldPlan): Promise<ClockedSubscriber> {
  const { client } = shop.stripe;
  const operation = shop.billing.as(service('billing'));
  const person = await registeredPerson(shop.billing);
  const startSeconds = Math.floor(Date.now() / 1_000);
  const clock = await client.testHelpers.testClocks.create({ frozen_time: startSeconds });
  const { id: customerId } = await client.customers.create({ test_clock: clock.id });
  await operation.transaction((tx) => keepCustomer(tx, person.userId, customerId));
  const { id: subscriptionId } = await shop.subscribe(customerId, plan);
  const sync = async (): Promise<void> => {
    await operation.transaction((tx) => syncCustomer(tx, shop.stripe, customerId, null));
  };
  await sync();
  return {
    person,
    customerId,
    subscriptionId,
    sync,
    advance: async (days) => {
      await client.testHelpers.testClocks.advance(clock.id, { frozen_time: startSeconds + days * 86_400 });
    },
  };
}
