import type Stripe from 'stripe';
import { Failure } from '../api/failure.js';
import { changeSubscription } from '../billing/subscription-change.js';
import { isMetered } from '../billing/subscription-items.js';
import { saveSubscription } from '../billing/subscription-saving.js';
import { newPaymentMethod } from '../payments/payment-methods.js';
import { confirmSetupIntent, newSetupIntent } from '../payments/setup-intents.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { readCard, type Form } from './card-form.js';
import { redirect, type PageAnswer } from './html.js';
import { otherPrices, showPortal } from './portal-page.js';

type Session = Stripe.BillingPortal.Session;

function ownSubscription(account: Account, session: Session, id: string | undefined): Stripe.Subscription {
  const found = account.store
    .list('subscription', session.customer)
    .find((each) => each.id === id && !each.ended_at);
  if (!found) throw new Failure(404, 'This subscription has ended.');
  return found;
}

/** Everything of the customer is paid with this card from now on. */
function useCard(account: Account, customerId: string, method: string): void {
  const customer = account.need('customer', customerId);
  const settings = { ...customer.invoice_settings, default_payment_method: method };
  account.save({ ...customer, invoice_settings: settings }, 'customer.updated');
  for (const subscription of account.store.list('subscription', customerId)) {
    if (!subscription.ended_at)
      account.save({ ...subscription, default_payment_method: method }, 'customer.subscription.updated');
  }
}

/** Finishes the change of a card that needed the bank's challenge; the customer comes back to the portal with it. */
export function finishCardChange(account: Account, session: Session): void {
  const id = account.store.note<string>('portal-card', session.id);
  const intent = id ? account.store.get('setup_intent', id) : undefined;
  if (!intent || intent.status === 'requires_action') return;
  account.store.deleteNote('portal-card', session.id);
  const method = idOf(intent.payment_method);
  if (intent.status === 'succeeded' && method) useCard(account, session.customer, method);
}

function changeCard(account: Account, session: Session, form: Form): PageAnswer {
  const card = readCard(form, account.now(session.customer));
  if (typeof card === 'string') return showPortal(account, session, form, card);
  const intent = newSetupIntent(account, { customer: session.customer });
  const method = newPaymentMethod(account, card);
  const confirmed = confirmSetupIntent(account, intent, method.id, { returnUrl: session.url });
  account.store.putNote('portal-card', session.id, intent.id);
  if (confirmed.status === 'requires_action') return redirect(`/challenge/${intent.id}`);
  finishCardChange(account, session);
  const error = confirmed.last_setup_error?.message;
  return error ? showPortal(account, session, form, error) : redirect(`/p/session/${session.id}`);
}

function act(account: Account, session: Session, form: Form): void {
  const subscription = ownSubscription(account, session, form.subscription);
  const now = account.now(session.customer);
  if (form.action === 'cancel' || form.action === 'renew') {
    const ends = form.action === 'cancel';
    const end = subscription.items.data[0]?.current_period_end ?? now;
    saveSubscription(
      account,
      {
        ...subscription,
        cancel_at_period_end: ends,
        cancel_at: ends ? end : null,
        canceled_at: ends ? now : null,
      },
      'customer.subscription.updated',
    );
    return;
  }
  const item = subscription.items.data.find((each) => !isMetered(each));
  const price = otherPrices(account, subscription).find(({ id }) => id === form.price);
  if (form.action !== 'change' || !item || !price) throw new Failure(400, 'This plan is not offered.');
  changeSubscription(account, subscription, {
    items: [{ id: item.id, price: price.id }],
    prorationBehavior: 'always_invoice',
    paymentBehavior: 'error_if_incomplete',
  });
}

/** Takes what a customer sends from the portal. */
export function submitPortal(account: Account, session: Session, form: Form): PageAnswer {
  if (form.action === 'card') return changeCard(account, session, form);
  try {
    account.store.transaction(() => act(account, session, form));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return showPortal(account, session, form, error.message);
  }
  return redirect(`/p/session/${session.id}`);
}
