import type { Route } from './api/route.js';
import { checkoutSessions } from './resources/checkout-sessions.js';
import { customers } from './resources/customers.js';
import { events } from './resources/events.js';
import { invoices } from './resources/invoices.js';
import { paymentIntents } from './resources/payment-intents.js';
import { paymentMethods } from './resources/payment-methods.js';
import { prices } from './resources/prices.js';
import { products } from './resources/products.js';
import { subscriptions } from './resources/subscriptions.js';
import { webhookEndpoints } from './resources/webhook-endpoints.js';

/** Every operation that the sandbox has. The first that matches answers. */
export const routes: readonly Route[] = [
  ...checkoutSessions,
  ...customers,
  ...events,
  ...invoices,
  ...paymentIntents,
  ...paymentMethods,
  ...prices,
  ...products,
  ...subscriptions,
  ...webhookEndpoints,
];
