/** What a test card does; the numbers are Stripe's own (https://docs.stripe.com/testing). */
export interface TestCard {
  readonly number: string;
  readonly brand: 'visa' | 'mastercard';
  /** Names under which the API takes it: `pm_card_<name>` and `tok_<name>`. */
  readonly name: string;
  /** Why it cannot be charged. */
  readonly decline?: { readonly code: string; readonly declineCode?: string; readonly message: string };
  /** Saving it for later works although charging it does not. */
  readonly attachesAnyway?: boolean;
  /** When the bank wants to see its customer: for every payment, or until the card was set up once. */
  readonly challenge?: 'always' | 'until-set-up';
  /** A payment is disputed at once. */
  readonly isDisputed?: boolean;
}

const declined = 'Your card was declined.';

const cards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', name: 'visa' },
  { number: '5555555555554444', brand: 'mastercard', name: 'mastercard' },
  {
    number: '4000000000000002',
    brand: 'visa',
    name: 'visa_chargeDeclined',
    decline: { code: 'card_declined', declineCode: 'generic_decline', message: declined },
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    name: 'visa_chargeDeclinedInsufficientFunds',
    decline: {
      code: 'card_declined',
      declineCode: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    },
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    name: 'chargeDeclinedExpiredCard',
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    name: 'chargeDeclinedIncorrectCvc',
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000341',
    brand: 'visa',
    name: 'chargeCustomerFail',
    attachesAnyway: true,
    decline: { code: 'card_declined', declineCode: 'generic_decline', message: declined },
  },
  {
    number: '4000002500003155',
    brand: 'visa',
    name: 'authenticationRequiredOnSetup',
    challenge: 'until-set-up',
  },
  { number: '4000002760003184', brand: 'visa', name: 'authenticationRequired', challenge: 'always' },
  { number: '4000000000000259', brand: 'visa', name: 'createDispute', isDisputed: true },
];

/** The card with a number as somebody typed it; undefined for one that is no test card. */
export function cardOfNumber(typed: string): TestCard | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return cards.find(({ number }) => number === digits);
}

/** The card behind `pm_card_…` or `tok_…`. */
export function cardOfToken(token: string): TestCard | undefined {
  const name = token.replace(/^(pm_card_|tok_)/, '');
  return name === token ? undefined : cards.find((card) => card.name === name);
}

/** What the bank says to a payment, or to saving the card. */
export type Verdict =
  | { readonly kind: 'approved' }
  | { readonly kind: 'challenge' }
  | { readonly kind: 'declined'; readonly reason: NonNullable<TestCard['decline']> };

interface Circumstances {
  /** A payment, or only saving the card for later. */
  readonly purpose: 'charge' | 'setup';
  /** The customer has just passed the bank's challenge. */
  readonly isAuthenticated: boolean;
  /** The card was set up with a challenge before. */
  readonly isSetUp: boolean;
}

/** What the bank of a test card says. */
export function verdictOf(card: TestCard, { purpose, isAuthenticated, isSetUp }: Circumstances): Verdict {
  if (card.decline && !(purpose === 'setup' && card.attachesAnyway)) {
    return { kind: 'declined', reason: card.decline };
  }
  const isChallenged = card.challenge === 'always' || (card.challenge === 'until-set-up' && !isSetUp);
  return isChallenged && !isAuthenticated ? { kind: 'challenge' } : { kind: 'approved' };
}
