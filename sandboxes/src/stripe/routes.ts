import type { Route } from './api/route.js';
import { billingPortal } from './resources/billing-portal.js';
import { charges } from './resources/charges.js';
import { checkoutSessions } from './resources/checkout-sessions.js';
import { coupons } from './resources/coupons.js';
import { creditNotes } from './resources/credit-notes.js';
import { customers } from './resources/customers.js';
import { disputes } from './resources/disputes.js';
import { entitlements } from './resources/entitlements.js';
import { events } from './resources/events.js';
import { invoices } from './resources/invoices.js';
import { meterEvents } from './resources/meter-events.js';
import { meters } from './resources/meters.js';
import { paymentIntents } from './resources/payment-intents.js';
import { paymentMethods } from './resources/payment-methods.js';
import { portalConfigurations } from './resources/portal-configurations.js';
import { prices } from './resources/prices.js';
import { products } from './resources/products.js';
import { promotionCodes } from './resources/promotion-codes.js';
import { refunds } from './resources/refunds.js';
import { setupIntents } from './resources/setup-intents.js';
import { subscriptionItems } from './resources/subscription-items.js';
import { subscriptionSchedules } from './resources/subscription-schedules.js';
import { subscriptions } from './resources/subscriptions.js';
import { testClocks } from './resources/test-clocks.js';
import { webhookEndpoints } from './resources/webhook-endpoints.js';

/** Every operation that the sandbox has. The first that matches answers. */
export const routes: readonly Route[] = [
  ...billingPortal,
  ...charges,
  ...checkoutSessions,
  ...coupons,
  ...creditNotes,
  ...customers,
  ...disputes,
  ...entitlements,
  ...events,
  ...invoices,
  ...meterEvents,
  ...meters,
  ...paymentIntents,
  ...paymentMethods,
  ...portalConfigurations,
  ...prices,
  ...products,
  ...promotionCodes,
  ...refunds,
  ...setupIntents,
  ...subscriptionItems,
  ...subscriptionSchedules,
  ...subscriptions,
  ...testClocks,
  ...webhookEndpoints,
];
