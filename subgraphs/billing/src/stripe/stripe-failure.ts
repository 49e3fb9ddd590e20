import { fail, type Failure } from '@gatefold/runtime/operation';
import Stripe from 'stripe';

/** Nothing is sold here yet; for people, with what an operator sets in brackets. */
export function stripeNotSetUp(): Failure {
  return fail(
    'UPSTREAM_UNAVAILABLE',
    'Payments are not set up here yet. (Operators: give billing STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.)',
  );
}

/**
 * What a fault of Stripe means to the person who waits: a refused card, or a service that is away. Throws what they
 * cannot do anything about: it is a fault on our side.
 */
export function failureOfStripe(error: unknown): Failure {
  const {
    StripeCardError,
    StripeIdempotencyError,
    StripeInvalidRequestError,
    StripeAuthenticationError,
    StripePermissionError,
  } = Stripe.errors;
  if (error instanceof StripeCardError) return cardRefused(error);
  if (error instanceof StripeInvalidRequestError && error.code === 'customer_tax_location_invalid')
    return fail(
      'BAD_USER_INPUT',
      "Taxes depend on your address, which Stripe does not know yet. Enter it in the billing portal, or buy the plan on Stripe's page, which asks for it.",
    );
  if (error instanceof StripeIdempotencyError)
    return fail('CONFLICT', 'This was already asked for with other details. Reload the page and try again.');
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError)
    return fail(
      'UPSTREAM_UNAVAILABLE',
      'Payments do not work at present and nothing was charged. (Operators: Stripe refuses STRIPE_SECRET_KEY.)',
    );
  if (isAway(error))
    return fail(
      'UPSTREAM_UNAVAILABLE',
      'Stripe does not answer at present. Try again in a minute: nothing is charged twice.',
    );
  throw error;
}

/** Whether the fault says nothing about the call: Stripe was not reached, is overloaded or broken. */
function isAway(error: unknown): boolean {
  const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors;
  return [StripeConnectionError, StripeAPIError, StripeRateLimitError].some((kind) => error instanceof kind);
}

function cardRefused(error: InstanceType<typeof Stripe.errors.StripeCardError>): Failure {
  const needsBank = error.code?.includes('requires_action') || error.code === 'authentication_required';
  return fail(
    'BAD_USER_INPUT',
    needsBank
      ? 'Your bank wants you to confirm this payment, so nothing was changed. Confirm or replace the card in the billing portal, then try again.'
      : `${error.message} Nothing was changed. Use another card: you can replace it in the billing portal.`,
  );
}
