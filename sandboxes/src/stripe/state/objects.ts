import type Stripe from 'stripe';

/** The objects that the sandbox keeps, by their `object` name; shapes are those of the pinned SDK. */
export interface StripeObjects {
  customer: Stripe.Customer;
  product: Stripe.Product;
  product_feature: Stripe.ProductFeature;
  price: Stripe.Price;
  coupon: Stripe.Coupon;
  promotion_code: Stripe.PromotionCode;
  discount: Stripe.Discount;
  subscription: Stripe.Subscription;
  subscription_schedule: Stripe.SubscriptionSchedule;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  payment_intent: Stripe.PaymentIntent;
  setup_intent: Stripe.SetupIntent;
  payment_method: Stripe.PaymentMethod;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  credit_note: Stripe.CreditNote;
  event: Stripe.Event;
  webhook_endpoint: Stripe.WebhookEndpoint;
  'checkout.session': Stripe.Checkout.Session;
  'billing_portal.session': Stripe.BillingPortal.Session;
  'billing_portal.configuration': Stripe.BillingPortal.Configuration;
  'billing.meter': Stripe.Billing.Meter;
  'entitlements.feature': Stripe.Entitlements.Feature;
  'test_helpers.test_clock': Stripe.TestHelpers.TestClock;
}

export type Kind = keyof StripeObjects;
export type StripeObject = StripeObjects[Kind];

/** What an id begins with, as Stripe's do. */
export const idPrefixes: Readonly<Record<Kind, string>> = {
  customer: 'cus',
  product: 'prod',
  product_feature: 'prodft',
  price: 'price',
  coupon: 'cpn',
  promotion_code: 'promo',
  discount: 'di',
  subscription: 'sub',
  subscription_schedule: 'sub_sched',
  invoice: 'in',
  invoice_payment: 'inpay',
  payment_intent: 'pi',
  setup_intent: 'seti',
  payment_method: 'pm',
  charge: 'ch',
  refund: 're',
  dispute: 'du',
  credit_note: 'cn',
  event: 'evt',
  webhook_endpoint: 'we',
  'checkout.session': 'cs_test',
  'billing_portal.session': 'bps',
  'billing_portal.configuration': 'bpc',
  'billing.meter': 'mtr_test',
  'entitlements.feature': 'feat',
  'test_helpers.test_clock': 'clock',
};
