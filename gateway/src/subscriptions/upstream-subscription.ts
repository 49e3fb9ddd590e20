import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Client, SubscribePayload } from 'graphql-ws';

/** What a subgraph sends for one event. */
export type UpstreamEvent = FormattedExecutionResult<Record<string, unknown>, unknown>;

export interface UpstreamSubscriptionOptions {
  readonly client: Client;
  /** The subscribe message, made anew for each attempt so that it carries a fresh identity. */
  readonly payload: () => Promise<SubscribePayload>;
  readonly onEvent: (event: UpstreamEvent) => void;
  /** Before each attempt after the first. */
  readonly onResubscribe?: () => void;
  /** The subgraph ended the subscription; with errors when it refused it. */
  readonly onEnd: (errors?: readonly GraphQLFormattedError[]) => void;
  /** It was never reached within `connectMs`. */
  readonly onUnreachable: () => void;
  /** How long the first connection may take, retries included. */
  readonly connectMs: number;
  /** Longest time between two attempts. */
  readonly delayMsMax?: number;
}

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** An attempt that lasted this long, or that brought an event, was a good one. */
const establishedMs = 1_000;

/** A subscription at a subgraph that survives the loss of its connection: it subscribes again, with a growing delay. */
export class UpstreamSubscription {
  private stopped = false;
  private established = false;
  private failures = 0;
  private unsubscribe: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly startedAt = performance.now();

  constructor(private readonly options: UpstreamSubscriptionOptions) {
    void this.attempt();
  }

  /** Ends it. Nothing is reported any more. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.unsubscribe?.();
  }

  private async attempt(): Promise<void> {
    const attemptedAt = performance.now();
    const payload = await this.options.payload();
    if (this.stopped) return;
    this.unsubscribe = this.options.client.subscribe<Record<string, unknown>, unknown>(payload, {
      next: (event) => {
        if (this.stopped) return;
        this.established = true;
        this.failures = 0;
        this.options.onEvent(event);
      },
      error: (error) => {
        if (this.stopped) return;
        if (performance.now() - attemptedAt >= establishedMs) {
          this.established = true;
          this.failures = 0;
        }
        if (Array.isArray(error) && !this.isOutdatedIdentity(error)) this.options.onEnd(error);
        else this.retry();
      },
      complete: () => {
        if (!this.stopped) this.options.onEnd();
      },
    });
  }

  private retry(): void {
    if (!this.established && performance.now() - this.startedAt > this.options.connectMs) {
      this.stopped = true;
      this.options.onUnreachable();
      return;
    }
    const { delayMsMax = longestDelayMs } = this.options;
    const delayMs = Math.min(delayMsMax, firstDelayMs * 2 ** this.failures) * (0.5 + Math.random() / 2);
    this.failures += 1;
    this.timer = setTimeout(() => {
      this.options.onResubscribe?.();
      void this.attempt();
    }, delayMs);
  }

  /** After a quiet reconnect of the client's own the identity in the message may be too old. */
  private isOutdatedIdentity(errors: readonly GraphQLFormattedError[]): boolean {
    return this.established && errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED');
  }
}
