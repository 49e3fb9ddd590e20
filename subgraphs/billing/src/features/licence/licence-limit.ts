import { networkOf } from '@gatefold/runtime/http';
import type { Operation } from '@gatefold/runtime/operation';
import { GraphQLError } from 'graphql';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { BillingServices } from '../../services.js';

/** Counts a check of a key by the caller's network, so that nobody guesses. Throws `RATE_LIMITED`. */
export async function takeLicenceCheck({
  services,
  clientAddress,
}: Operation<BillingServices>): Promise<void> {
  const network = networkOf(clientAddress);
  if (network === undefined) return;
  try {
    await services.downloads.licenceChecks.consume(network);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
    throw new GraphQLError(`Too many checks of licence keys. Try again in ${retryAfterSeconds} seconds.`, {
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
    });
  }
}
