import type Stripe from 'stripe';
import { defaultMethodOf } from '../payments/payment-methods.js';
import { isMetered } from '../billing/subscription-items.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { cardFields, type Form } from './card-form.js';
import { alert, html, money, page, type Html, type PageAnswer } from './html.js';

type Session = Stripe.BillingPortal.Session;

const day = (second: number): string => new Date(second * 1000).toISOString().slice(0, 10);

/** Prices that a subscription can change to. */
export function otherPrices(account: Account, subscription: Stripe.Subscription): Stripe.Price[] {
  const current = subscription.items.data.find((item) => !isMetered(item))?.price;
  return account.store
    .list('price')
    .filter(
      ({ id, active, recurring, currency }) =>
        active &&
        recurring?.usage_type === 'licensed' &&
        currency === subscription.currency &&
        id !== current?.id,
    )
    .reverse();
}

function nameOf(account: Account, price: Stripe.Price): string {
  const product = account.store.get('product', idOf(price.product) ?? '');
  return `${product?.name ?? 'Product'} ${money(price.unit_amount ?? 0, price.currency)} / ${price.recurring?.interval ?? ''}`;
}

function subscriptionSection(account: Account, subscription: Stripe.Subscription): Html {
  const [item] = subscription.items.data;
  const end = day(item?.current_period_end ?? 0);
  const hidden = html`<input type="hidden" name="subscription" value="${subscription.id}" />`;
  return html`<section aria-label="Subscription">
    <h2>${subscription.items.data.map(({ price }) => nameOf(account, price)).join(', ')}</h2>
    <p>
      ${subscription.cancel_at_period_end ? `Ends on ${end}.` : `Renews on ${end}.`} Status:
      ${subscription.status}.
    </p>
    <form method="post">
      ${hidden}
      ${
        subscription.cancel_at_period_end
          ? html`<button name="action" value="renew">Don't cancel</button>`
          : html`<button name="action" value="cancel">Cancel at the end of the period</button>`
      }
    </form>
    ${otherPrices(account, subscription).map(
      (price) =>
        html`<form method="post">
          ${hidden}<input type="hidden" name="price" value="${price.id}" />
          <button name="action" value="change">Change to ${nameOf(account, price)}</button>
        </form>`,
    )}
  </section>`;
}

/** The page on which a customer looks after subscriptions, card and invoices. */
export function showPortal(
  account: Account,
  session: Session,
  form: Form = {},
  problem: string | null = null,
): PageAnswer {
  const { customer } = session;
  const subscriptions = account.store.list('subscription', customer).filter(({ ended_at: ended }) => !ended);
  const method = defaultMethodOf(account, customer, subscriptions[0]);
  const last4 = method && account.need('payment_method', method).card?.last4;
  const invoices = account.store.list('invoice', customer);
  const content = html`${alert(problem)}
    ${subscriptions.map((subscription) => subscriptionSection(account, subscription))}
    ${subscriptions.length === 0 && html`<p>You have no subscription.</p>`}
    <section aria-label="Payment method">
      <h2>Payment method</h2>
      <p>${last4 ? `Card ending in ${last4}.` : 'No card is saved.'}</p>
      <form method="post">
        ${cardFields(form)}
        <button name="action" value="card">Use this card</button>
      </form>
    </section>
    <section aria-label="Invoices">
      <h2>Invoices</h2>
      <table>
        ${invoices.map(
          (invoice) =>
            html`<tr>
              <td><a href="/invoice/${invoice.id}">${invoice.number}</a> ${day(invoice.created)}</td>
              <td>${invoice.status} ${money(invoice.total, invoice.currency)}</td>
            </tr>`,
        )}
      </table>
    </section>
    ${session.return_url && html`<p><a href="${session.return_url}">Back to the shop</a></p>`}`;
  return page('Your billing', content, problem ? 402 : 200);
}
