import type { Account } from '../state/account.js';
import { readForm } from './card-form.js';
import { decideChallenge, showChallenge } from './challenge-page.js';
import { showCheckout, submitCheckout } from './checkout-page.js';
import { html, page, type PageAnswer } from './html.js';
import { showInvoice } from './invoice-page.js';
import { intentOfSecret, showPay, submitPay } from './pay-page.js';
import { finishCardChange, submitPortal } from './portal-actions.js';
import { showPortal } from './portal-page.js';

function find(account: Account, isPost: boolean, url: URL, body: string): PageAnswer | undefined {
  const match = /^\/(c\/pay|pay|challenge|p\/session|invoice)\/([\w-]+)$/.exec(url.pathname);
  const [, kind, id = ''] = match ?? [];
  const form = readForm(body);
  switch (kind) {
    case 'c/pay': {
      const session = account.store.get('checkout.session', id);
      return session && (isPost ? submitCheckout(account, session, form) : showCheckout(account, session));
    }
    case 'pay': {
      const intent = intentOfSecret(account, id);
      return (
        intent &&
        (isPost ? submitPay(account, intent, form, url.searchParams.get('return_url')) : showPay(intent))
      );
    }
    case 'challenge':
      return isPost ? decideChallenge(account, id, form.decision === 'complete') : showChallenge();
    case 'p/session': {
      const session = account.store.get('billing_portal.session', id);
      if (!session) return undefined;
      finishCardChange(account, session);
      return isPost ? submitPortal(account, session, form) : showPortal(account, session);
    }
    case 'invoice': {
      const invoice = account.store.get('invoice', id);
      return invoice && showInvoice(invoice);
    }
    default:
      return undefined;
  }
}

/** Answers a request for a hosted page; `body` is what a form sent. What a page does is done as a whole. */
export function answerPage(account: Account, method: string, url: URL, body: string): PageAnswer {
  if (url.pathname === '/ready')
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ready' };
  const answer = account.store.transaction(() => find(account, method === 'POST', url, body));
  return answer ?? page('Not found', html`<p>There is no such page in this sandbox.</p>`, 404);
}
