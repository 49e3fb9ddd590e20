import type { StripeEventHandler } from './event-handler.js';
import { subscriptionEvents } from './subscription-events.js';

/** Every reaction to events of Stripe; those that want the same type are called in this order. */
export const stripeEventHandlers: readonly StripeEventHandler[] = [subscriptionEvents];
