import type Stripe from 'stripe';
import { settle } from '../billing/settlement.js';
import { confirmPaymentIntent } from '../payments/payment-intents.js';
import { newPaymentMethod } from '../payments/payment-methods.js';
import { confirmSetupIntent } from '../payments/setup-intents.js';
import type { Account } from '../state/account.js';
import { cardFields, readCard, type Form } from './card-form.js';
import { alert, html, money, page, redirect, type PageAnswer } from './html.js';

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** The intent of a client secret. */
export function intentOfSecret(account: Account, secret: string): Intent | undefined {
  const [id = ''] = secret.split('_secret_');
  const intent = account.store.get('payment_intent', id) ?? account.store.get('setup_intent', id);
  return intent?.client_secret === secret ? intent : undefined;
}

/** Where the browser goes when an intent is decided: the caller's address with the parameters that Stripe adds, or the intent's own page. */
export function afterIntent(intent: Intent, returnUrl: string | null): PageAnswer {
  const own = `/pay/${intent.client_secret}`;
  if (!returnUrl || !/^https?:/.test(returnUrl) || !URL.canParse(returnUrl)) return redirect(own);
  const url = new URL(returnUrl);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '');
  url.searchParams.set('redirect_status', intent.status === 'succeeded' ? 'succeeded' : 'failed');
  return redirect(url.href);
}

function problemOf(intent: Intent): string | null {
  const error = intent.object === 'payment_intent' ? intent.last_payment_error : intent.last_setup_error;
  return error?.message ?? null;
}

/** The page on which a person pays an intent, or saves a card: the sandbox's stand-in for the Payment Element. */
export function showPay(
  intent: Intent,
  form: Form = {},
  problem: string | null = problemOf(intent),
): PageAnswer {
  const isPayment = intent.object === 'payment_intent';
  const title = isPayment ? 'Payment' : 'Save a card';
  if (intent.status === 'succeeded')
    return page(
      title,
      html`<p role="status">${isPayment ? 'Your payment was received.' : 'Your card is saved.'}</p>`,
    );
  if (intent.status === 'canceled') return page(title, html`<p role="status">This was canceled.</p>`, 410);
  const button = isPayment ? `Pay ${money(intent.amount, intent.currency)}` : 'Save card';
  const content = html`${alert(problem)}
    <form method="post">
      <label for="name">Name on card</label>
      <input id="name" name="name" autocomplete="cc-name" required value="${form.name}" />
      ${cardFields(form)}
      <button>${button}</button>
    </form>`;
  return page(title, content, problem ? 402 : 200);
}

/** Takes a card for an intent. */
export function submitPay(
  account: Account,
  intent: Intent,
  form: Form,
  returnUrl: string | null,
): PageAnswer {
  if (!intent.status.startsWith('requires_')) return showPay(intent);
  const card = readCard(form, account.now(intent.customer as string | null));
  if (typeof card === 'string') return showPay(intent, form, card);
  const method = newPaymentMethod(account, card, { name: form.name }).id;
  if (intent.object === 'setup_intent') {
    return afterAttempt(confirmSetupIntent(account, intent, method, { returnUrl }), form, returnUrl);
  }
  const confirmed = confirmPaymentIntent(account, intent, method, { returnUrl });
  settle(account, confirmed);
  return afterAttempt(confirmed, form, returnUrl);
}

function afterAttempt(intent: Intent, form: Form, returnUrl: string | null): PageAnswer {
  if (intent.status === 'requires_action') return redirect(`/challenge/${intent.id}`);
  return intent.status === 'succeeded' ? afterIntent(intent, returnUrl) : showPay(intent, form);
}
