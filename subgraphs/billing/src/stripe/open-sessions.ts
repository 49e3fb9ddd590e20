import Stripe from 'stripe';

/** Closes the pages of a customer that are open and fit, so that nobody pays twice; what was completed meanwhile stays. */
export async function closeSessions(
  client: Stripe,
  customer: string,
  fits: (session: Stripe.Checkout.Session) => boolean,
): Promise<void> {
  const { data } = await client.checkout.sessions.list({ customer, status: 'open', limit: 100 });
  const expiries = data
    .filter(fits)
    .map(async ({ id }) => client.checkout.sessions.expire(id).catch(unlessOver));
  await Promise.all(expiries);
}

/** Stripe refuses to expire what is not open any more. */
function unlessOver(error: unknown): void {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
}
