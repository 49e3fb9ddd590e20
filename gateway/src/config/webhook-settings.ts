import { positiveInt } from '@gatefold/runtime/config';
import { headerNames } from './fetcher-settings.js';

/** How webhooks of other platforms are taken in. */
export const webhookSettings = {
  /** Bytes of one webhook, inclusive; billing has the same setting. */
  WEBHOOK_BODY_BYTES_MAX: positiveInt.default(1_048_576),
  /** How long billing may take to store one. */
  WEBHOOK_TIMEOUT_MS: positiveInt.default(10_000),
  /** Headers that billing gets: those that carry signatures. */
  WEBHOOK_HEADERS: headerNames.default(
    new Set(['stripe-signature', 'x-tagmango-signature', 'x-tagmango-timestamp']),
  ),
};
