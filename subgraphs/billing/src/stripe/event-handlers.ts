import { catalogueEvents } from '../catalogue/catalogue-events.js';
import { invoiceEvents } from '../catalogue/invoice-events.js';
import { paymentEvents } from '../payments/payment-events.js';
import { entitlementEvents } from './entitlement-events.js';
import type { StripeEventHandler } from './event-handler.js';
import { subscriptionEvents } from './subscription-events.js';

/** Every reaction to events of Stripe; those that want the same type are called in this order. */
export const stripeEventHandlers: readonly StripeEventHandler[] = [
  subscriptionEvents,
  paymentEvents,
  invoiceEvents,
  catalogueEvents,
  entitlementEvents,
];
