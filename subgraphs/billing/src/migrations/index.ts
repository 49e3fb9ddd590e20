import { Grants } from './m0001-grants.js';
import { Webhooks } from './m0002-webhooks.js';
import { TagMango } from './m0003-tagmango.js';
import { UsageLedger } from './m0010-usage-ledger.js';
import { Stripe } from './m0020-stripe.js';
import { Idempotency } from './m0021-idempotency.js';
import { Payments } from './m0030-payments.js';
import { Products } from './m0040-products.js';
import { CourseAnnouncements } from './m0050-course-announcements.js';
import { SubscriptionMoney } from './m0060-subscription-money.js';

/** Every migration in the order in which it runs; a name never changes once it landed. */
export const migrations = [
  { name: 'm0001-grants', class: Grants },
  { name: 'm0002-webhooks', class: Webhooks },
  { name: 'm0003-tagmango', class: TagMango },
  { name: 'm0010-usage-ledger', class: UsageLedger },
  { name: 'm0020-stripe', class: Stripe },
  { name: 'm0021-idempotency', class: Idempotency },
  { name: 'm0030-payments', class: Payments },
  { name: 'm0040-products', class: Products },
  { name: 'm0050-course-announcements', class: CourseAnnouncements },
  { name: 'm0060-subscription-money', class: SubscriptionMoney },
];
