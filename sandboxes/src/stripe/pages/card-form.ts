import { cardOfNumber, type TestCard } from '../payments/cards.js';
import { html, type Html } from './html.js';

/** What was typed, as the browser sends it. */
export type Form = Readonly<Record<string, string | undefined>>;

export function readForm(body: string): Form {
  return Object.fromEntries(new URLSearchParams(body));
}

/** The fields of a card; number and name come back as they were typed, the security code never. */
export function cardFields(form: Form): Html {
  return html`<label for="number">Card number</label>
    <input
      id="number"
      name="number"
      inputmode="numeric"
      autocomplete="cc-number"
      required
      value="${form.number}"
    />
    <label for="expiry">Expiry (MM / YY)</label>
    <input
      id="expiry"
      name="expiry"
      inputmode="numeric"
      autocomplete="cc-exp"
      required
      value="${form.expiry}"
    />
    <label for="cvc">Security code</label>
    <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" required />`;
}

/** The card that was typed, or what is wrong with it. */
export function readCard(form: Form, nowSeconds: number): TestCard | string {
  const card = cardOfNumber(form.number ?? '');
  if (!card) return 'Your card number is incorrect. The sandbox takes test cards only.';
  const expiry = /^(0[1-9]|1[0-2])\s*\/?\s*(\d{2})$/.exec((form.expiry ?? '').trim());
  if (!expiry) return "Your card's expiry date is incomplete: write it as MM / YY.";
  const end = Date.UTC(2000 + Number(expiry[2]), Number(expiry[1]), 1) / 1000;
  if (end <= nowSeconds) return "Your card's expiry date is in the past.";
  if (!/^\d{3,4}$/.test((form.cvc ?? '').trim())) return "Your card's security code is incomplete.";
  return card;
}
