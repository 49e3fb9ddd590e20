import { networkOf } from '@gatefold/runtime/http';
import type { Operation } from '@gatefold/runtime/operation';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { BillingServices } from '../../../services.js';

/**
 * Counts a check of a key by the caller's network, so that nobody guesses. Resolves to the seconds to wait when that
 * network has checked too often, else to undefined.
 */
export async function takeLicenceCheck({
  services,
  clientAddress,
}: Operation<BillingServices>): Promise<number | undefined> {
  const network = networkOf(clientAddress);
  if (network === undefined) return undefined;
  try {
    await services.downloads.licenceChecks.consume(network);
    return undefined;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
  }
}
