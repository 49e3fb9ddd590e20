import type Stripe from 'stripe';
import { Failure, invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { applyDiscount, type WantedDiscount } from './discounts.js';
import { beginPeriod } from './subscription-cycle.js';
import { changeSubscription, type SubscriptionChange } from './subscription-change.js';
import { createSubscription } from './subscription-creation.js';

interface Preview extends SubscriptionChange {
  readonly customer?: string;
  readonly subscription?: string;
  readonly discounts?: readonly WantedDiscount[];
}

/** Carries the result out of the transaction that is undone. */
class Undone extends Error {
  constructor(readonly invoice: Stripe.Invoice) {
    super('undone on purpose');
  }
}

function newestInvoice(account: Account, wanted: Preview): Stripe.Invoice {
  const { customer = '', discounts = [] } = wanted;
  if (!wanted.subscription) {
    account.need('customer', customer, 'customer');
    const items = (wanted.items ?? []).map(({ price, quantity }, index) => {
      if (!price)
        throw invalid(
          `subscription_details[items][${index}][price]`,
          'A preview of a new subscription needs prices.',
        );
      return { price, quantity };
    });
    const trialEnd = typeof wanted.trialEnd === 'number' ? wanted.trialEnd : null;
    const created = createSubscription(account, {
      customer,
      items,
      discounts,
      trialEnd,
      paymentBehavior: 'default_incomplete',
    });
    return account.need('invoice', idOf(created.latest_invoice) ?? '');
  }
  const before = { ...account.need('subscription', wanted.subscription, 'subscription'), schedule: null };
  if (before.ended_at || (before.cancel_at && !wanted.items)) {
    throw new Failure(404, `No upcoming invoices for subscription: ${before.id}`, {
      code: 'invoice_upcoming_none',
    });
  }
  const owner = { customer: idOf(before.customer) ?? '', subscription: before.id };
  const added = discounts.map((discount) => applyDiscount(account, discount, owner).id);
  const discounted = discounts.length > 0 ? { ...before, discounts: added } : before;
  const after = changeSubscription(account, discounted, { ...wanted, paymentBehavior: 'default_incomplete' });
  const isNew = idOf(after.latest_invoice) !== idOf(before.latest_invoice);
  return isNew ? account.need('invoice', idOf(after.latest_invoice) ?? '') : beginPeriod(account, after);
}

/** The invoice that a change would cause at once, or the next one of the subscription. It is really made, and undone: what is shown is what would happen. */
export function previewInvoice(
  account: Account,
  wanted: Preview,
): Omit<Stripe.Invoice, 'id'> & { id: string } {
  try {
    account.store.transaction(() => {
      throw new Undone(newestInvoice(account, wanted));
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const { confirmation_secret: _secret, payments: _payments, ...invoice } = error.invoice;
    return {
      ...invoice,
      id: `upcoming_${invoice.id}`,
      billing_reason: 'upcoming',
      hosted_invoice_url: null,
      number: null,
      status: 'draft',
      status_transitions: { ...invoice.status_transitions, finalized_at: null },
    };
  }
  throw new Error('a preview is always undone');
}
