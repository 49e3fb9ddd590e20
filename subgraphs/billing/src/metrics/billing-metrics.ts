import { Counter, Histogram, type Registry } from 'prom-client';
import type { WebhookProviderName } from '../webhooks/provider.js';
import type { Reception } from '../webhooks/receive-webhook.js';

/** How the processing of a webhook ended. */
export type WebhookEnding = 'done' | 'unhandled' | 'failed' | 'dead';

/** A processed webhook, as far as figures tell of it. */
export interface ProcessedWebhook {
  readonly provider: WebhookProviderName;
  readonly type: string;
  readonly ending: WebhookEnding;
  readonly seconds: number;
}

/** Events of Stripe by which every payment is told once for each attempt, those of invoices included. */
const paymentResults: ReadonlyMap<string, 'succeeded' | 'failed'> = new Map([
  ['payment_intent.succeeded', 'succeeded'],
  ['payment_intent.payment_failed', 'failed'],
]);

/** What billing counts, in Prometheus' terms. */
export class BillingMetrics {
  private readonly received: Counter<'provider' | 'result'>;
  private readonly processing: Histogram<'provider' | 'ending'>;
  private readonly payments: Counter<'result'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.received = new Counter({
      name: 'gatefold_webhooks_received_total',
      help: 'Webhooks that arrived: stored, sent before (duplicate) or not genuine (refused).',
      labelNames: ['provider', 'result'] as const,
      registers,
    });
    this.processing = new Histogram({
      name: 'gatefold_webhook_processing_seconds',
      help: 'Time of one attempt to process a stored webhook, calls of its sender included.',
      labelNames: ['provider', 'ending'] as const,
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.payments = new Counter({
      name: 'gatefold_payments_total',
      help: 'Attempts to pay through Stripe, of invoices and once, by their result.',
      labelNames: ['result'] as const,
      registers,
    });
  }

  webhookReceived(provider: WebhookProviderName, result: Reception): void {
    this.received.inc({ provider, result });
  }

  /** Counts an attempt that is over for good: its transaction was committed or rolled back. */
  webhookProcessed({ provider, type, ending, seconds }: ProcessedWebhook): void {
    this.processing.observe({ provider, ending }, seconds);
    const result = ending === 'done' && provider === 'stripe' ? paymentResults.get(type) : undefined;
    if (result) this.payments.inc({ result });
  }
}
