import { settle } from '../billing/settlement.js';
import {
  authenticationFailure,
  confirmPaymentIntent,
  failPayment,
  paymentError,
} from '../payments/payment-intents.js';
import { confirmSetupIntent } from '../payments/setup-intents.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { resumeCheckout } from './checkout-page.js';
import { html, page, type PageAnswer } from './html.js';
import { afterIntent } from './pay-page.js';

/** The bank's page (3-D Secure): the person proves who they are, or does not. */
export function showChallenge(): PageAnswer {
  return page(
    'Your bank wants to make sure that it is you',
    html`<p>This stands for the 3-D Secure step of the card's bank.</p>
      <form method="post">
        <button name="decision" value="complete">Complete authentication</button>
        <button name="decision" value="fail">Fail authentication</button>
      </form>`,
  );
}

/** Goes on with what was waiting for the bank: a payment, saving a card, or a checkout. Undefined for an id that waits for nothing. */
export function decideChallenge(account: Account, id: string, isPassed: boolean): PageAnswer | undefined {
  const session = account.store.get('checkout.session', id);
  if (session) return resumeCheckout(account, session, isPassed);

  const payment = account.store.get('payment_intent', id);
  const method = idOf(payment?.payment_method);
  if (payment?.status === 'requires_action' && method) {
    const decided = isPassed
      ? confirmPaymentIntent(account, payment, method, { isAuthenticated: true })
      : failPayment(account, payment, paymentError(account, authenticationFailure, method));
    settle(account, decided);
    return afterIntent(decided, payment.next_action?.redirect_to_url?.return_url ?? null);
  }

  const setup = account.store.get('setup_intent', id);
  const card = idOf(setup?.payment_method);
  if (setup?.status !== 'requires_action' || !card) return undefined;
  const returnUrl = setup.next_action?.redirect_to_url?.return_url ?? null;
  if (isPassed)
    return afterIntent(confirmSetupIntent(account, setup, card, { isAuthenticated: true }), returnUrl);
  const error = {
    ...paymentError(account, authenticationFailure, card),
    code: 'setup_intent_authentication_failure' as const,
  };
  const failed = account.save(
    {
      ...setup,
      last_setup_error: error,
      next_action: null,
      payment_method: null,
      status: 'requires_payment_method',
    },
    'setup_intent.setup_failed',
  );
  return afterIntent(failed, returnUrl);
}
