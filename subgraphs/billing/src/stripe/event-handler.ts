import type { Transaction } from '@gatefold/runtime/database';
import type Stripe from 'stripe';
import type { StripeAccess } from './stripe-access.js';

/** A genuine event of Stripe whose turn has come, and what its handlers work with. */
export interface StripeEventContext {
  readonly tx: Transaction;
  readonly stripe: StripeAccess;
  readonly event: Stripe.Event;
  /** The customer whose events wait for each other; undefined for an event of nobody's. */
  readonly customerId: string | undefined;
  readonly occurredAt: Date;
}

/** One reaction to events of Stripe. */
export interface StripeEventHandler {
  readonly types: ReadonlySet<Stripe.Event['type']>;
  /**
   * Brings the effect about through `tx` after fetching again what the event is about: events come late, twice and in any
   * order. Resolves to a line for administrators, or undefined when it is none of ours. Throws to be called again later.
   */
  handle(context: StripeEventContext): Promise<string | undefined>;
}
