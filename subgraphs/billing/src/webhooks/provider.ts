import type { IncomingHttpHeaders } from 'node:http';
import type { Transaction } from '@gatefold/runtime/database';

/** Everybody who may send webhooks. */
export const webhookProviderNames = ['stripe', 'tagmango'] as const;
export type WebhookProviderName = (typeof webhookProviderNames)[number];

/** A webhook as it came in: the body byte for byte as it was signed. */
export interface IncomingWebhook {
  readonly rawBody: Buffer;
  readonly headers: IncomingHttpHeaders;
}

/** What a provider reads from a genuine webhook. */
export interface WebhookFacts {
  /** Unique within the provider: the same event sent twice has the same id. */
  readonly eventId: string;
  /** The provider's own word for what happened. */
  readonly type: string;
  /** When it happened at the provider; events of a subject are processed in this order. */
  readonly occurredAt: Date;
  /** Whose events wait for each other, e.g. the customer. */
  readonly subject: string;
}

/** Facts of a genuine webhook, or why it is not one, in words for the log. */
export type Verification =
  { readonly ok: true; readonly facts: WebhookFacts } | { readonly ok: false; readonly reason: string };

/** A stored webhook whose turn has come. */
export interface ReceivedWebhook extends WebhookFacts {
  /** uuid of the stored row. */
  readonly id: string;
  readonly rawBody: Buffer;
}

/** What came of a webhook, with a line for administrators. */
export interface WebhookResult {
  /** `UNHANDLED`: nothing is done on events of this type; no fault. */
  readonly status: 'DONE' | 'UNHANDLED';
  readonly outcome: string;
}

/** One sender of webhooks. */
export interface WebhookProvider {
  readonly name: WebhookProviderName;
  /** Headers that are stored with the event, in lower case; none that would let anybody sign. */
  readonly headersKept: readonly string[];
  /** Whether the signature is genuine and was made within five minutes of `now`, before or after. */
  verify(webhook: IncomingWebhook, now: Date): Verification;
  /**
   * Brings the effect about through `tx`, which also marks the event as processed: both happen, once, or neither.
   * Events of one subject come one at a time. May call the provider; throws to be called again later.
   */
  handle(tx: Transaction, webhook: ReceivedWebhook): Promise<WebhookResult>;
}
