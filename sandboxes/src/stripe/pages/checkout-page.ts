import type Stripe from 'stripe';
import { Failure } from '../api/failure.js';
import { redeemable } from '../billing/discounts.js';
import { draftOf, submit, type Submission } from '../checkout/completion.js';
import { hasTrial, totalsOf } from '../checkout/totals.js';
import { cardOfNumber } from '../payments/cards.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { cardFields, readCard, type Form } from './card-form.js';
import { alert, html, money, page, redirect, type PageAnswer } from './html.js';

type Session = Stripe.Checkout.Session;

/** What was typed before the bank wanted to see the customer. */
interface Interrupted {
  readonly number: string;
  readonly email: string;
  readonly name: string;
}

function closed(session: Session): PageAnswer {
  const text = session.status === 'complete' ? 'This checkout was completed.' : 'This checkout has expired.';
  return page('Checkout', html`<p>${text} You can close this page.</p>`, 410);
}

function emailOf(account: Account, session: Session): string {
  const customer = idOf(session.customer);
  return (customer ? account.store.get('customer', customer)?.email : session.customer_email) ?? '';
}

/** The page on which a person pays a Checkout Session. */
export function showCheckout(
  account: Account,
  session: Session,
  form: Form = {},
  problem: string | null = null,
): PageAnswer {
  if (session.status !== 'open') return closed(session);
  const draft = draftOf(account, session);
  const totals = totalsOf(account, draft, idOf(session.customer));
  const sum = money(totals.total, totals.currency);
  const isTrial = hasTrial(draft);
  const button =
    session.mode === 'setup'
      ? 'Save card'
      : isTrial
        ? 'Start trial'
        : session.mode === 'subscription'
          ? `Subscribe for ${sum}`
          : `Pay ${sum}`;
  const lines = (session.line_items?.data ?? []).map(
    (line) =>
      html`<tr>
        <td>${line.description}${line.quantity && line.quantity > 1 ? ` × ${line.quantity}` : ''}</td>
        <td>
          ${money(line.amount_total, line.currency)}${line.price?.recurring ? ` / ${line.price.recurring.interval}` : ''}
        </td>
      </tr>`,
  );
  const content = html`${alert(problem)}
    <table aria-label="Order">
      ${lines}
      ${
        totals.discount > 0 &&
        html`<tr>
          <td>Discount</td>
          <td>−${money(totals.discount, totals.currency)}</td>
        </tr>`
      }
      <tr>
        <td><strong>Due today</strong></td>
        <td><strong>${sum}</strong></td>
      </tr>
    </table>
    ${
      session.allow_promotion_codes && draft.discounts.length === 0
        ? html`<form method="post" action="/c/pay/${session.id}">
            <label for="code">Promotion code</label>
            <input id="code" name="code" required value="${form.code}" />
            <button name="action" value="apply">Apply</button>
          </form>`
        : null
    }
    <form method="post" action="/c/pay/${session.id}">
      <label for="email">E-mail</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        required
        value="${form.email ?? emailOf(account, session)}"
      />
      <label for="name">Name on card</label>
      <input id="name" name="name" autocomplete="cc-name" required value="${form.name}" />
      ${cardFields(form)}
      <button name="action" value="pay">${button}</button>
    </form>
    ${session.cancel_url && html`<p><a href="${session.cancel_url}">Back to the shop</a></p>`}`;
  return page('Checkout', content, problem ? 402 : 200);
}

function applyCode(account: Account, session: Session, form: Form): PageAnswer {
  const typed = (form.code ?? '').trim().toLowerCase();
  const code = account.store
    .list('promotion_code')
    .find((each) => each.active && each.code.toLowerCase() === typed);
  if (!code || !session.allow_promotion_codes)
    return showCheckout(account, session, form, 'This code is invalid.');
  try {
    redeemable(account, { promotion_code: code.id }, idOf(session.customer), 'discounts');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return showCheckout(account, session, form, error.message);
  }
  account.store.putNote('checkout-draft', session.id, {
    ...draftOf(account, session),
    discounts: [{ promotion_code: code.id }],
  });
  return redirect(`/c/pay/${session.id}`);
}

function finish(
  account: Account,
  session: Session,
  submission: Submission,
  form: Form,
  isAuthenticated: boolean,
): PageAnswer {
  const outcome = submit(account, session, submission, isAuthenticated);
  if (outcome.kind === 'complete') return redirect(outcome.url);
  if (outcome.kind === 'declined') return showCheckout(account, session, form, outcome.message);
  const { card, email, name } = submission;
  account.store.putNote('checkout-challenge', session.id, {
    number: card.number,
    email,
    name,
  } satisfies Interrupted);
  return redirect(`/challenge/${session.id}`);
}

/** Takes what a person sends from the checkout page. */
export function submitCheckout(account: Account, session: Session, form: Form): PageAnswer {
  if (session.status !== 'open') return closed(session);
  if (form.action === 'apply') return applyCode(account, session, form);
  const email = (form.email ?? '').trim();
  if (!/^\S+@\S+$/.test(email))
    return showCheckout(account, session, form, 'Your e-mail address is incomplete.');
  const card = readCard(form, account.now(session.customer));
  if (typeof card === 'string') return showCheckout(account, session, form, card);
  return finish(account, session, { card, email, name: (form.name ?? '').trim() }, form, false);
}

/** Goes on after the bank's challenge. */
export function resumeCheckout(account: Account, session: Session, isPassed: boolean): PageAnswer {
  const typed = account.store.note<Interrupted>('checkout-challenge', session.id);
  const card = typed && cardOfNumber(typed.number);
  if (!typed || !card || session.status !== 'open') return closed(session);
  account.store.deleteNote('checkout-challenge', session.id);
  const { email, name, number } = typed;
  if (!isPassed) {
    const message =
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.';
    return showCheckout(account, session, { email, name, number }, message);
  }
  return finish(account, session, { card, email, name }, { email, name, number }, true);
}
