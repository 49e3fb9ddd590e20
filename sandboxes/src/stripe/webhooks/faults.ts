/** How webhooks misbehave until that is changed again. */
export interface WebhookFaults {
  /** Nothing is sent; what is held can be delivered one by one, in any order. */
  readonly hold?: boolean;
  /** Milliseconds between an event and its first delivery. */
  readonly delayMs?: number;
  /** Deliveries of each event beyond the first. */
  readonly duplicates?: number;
  /** Milliseconds over which deliveries are spread at random, so that they come in another order. */
  readonly shuffleMs?: number;
  /** Every delivery is signed with another secret. */
  readonly hasBadSignature?: boolean;
  /** Share of the events, 0 to 1, that are never sent. */
  readonly dropShare?: number;
}
