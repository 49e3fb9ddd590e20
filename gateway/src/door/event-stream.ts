import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { SubscriptionEnds } from '../subscriptions/live-subscription.js';

/** A client that does not take the end of its stream is cut off after this time. */
const destroyAfterMs = 1_000;
/** Heartbeats for which a client may take nothing of what waits for it. */
const stalledBeatsMax = 2;

/**
 * One answer as server-sent events (graphql-sse, distinct connections). It holds one message at most beside what the
 * socket buffers; ending without `complete` tells the client to connect again.
 */
export class EventStream implements SubscriptionEnds {
  private readonly closing = new AbortController();
  private stalledBeats = 0;

  constructor(private readonly response: ServerResponse) {
    response.on('error', () => undefined);
    response.once('close', () => this.closing.abort());
  }

  /** Sends the head, so that the client knows that it is connected. */
  open(): void {
    if (this.response.headersSent) return;
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    this.response.write(':\n\n');
  }

  /** Sends a result; resolves when the client has made room for the next one, or is gone. */
  async send(result: ExecutionResult): Promise<void> {
    this.open();
    if (this.ended) return;
    const roomy = this.response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
    if (!roomy) await once(this.response, 'drain', { signal: this.closing.signal }).catch(() => undefined);
  }

  /** Ends it for good: every result was sent. */
  complete(): void {
    if (!this.ended) this.response.end('event: complete\ndata: \n\n');
  }

  /** Ends it so that the client connects again. */
  cut(): void {
    this.response.end();
    setTimeout(() => this.response.destroy(), destroyAfterMs).unref();
  }

  /** Sends a comment as a sign of life; cuts off a client that has taken nothing since the last ones. */
  beat(): void {
    if (this.ended) return;
    this.stalledBeats = this.response.writableNeedDrain ? this.stalledBeats + 1 : 0;
    if (this.stalledBeats === 0) this.response.write(':\n\n');
    else if (this.stalledBeats >= stalledBeatsMax) this.response.destroy();
  }

  onOverflow(): void {
    this.cut();
  }

  onOutdated(): void {
    this.cut();
  }

  private get ended(): boolean {
    return this.response.writableEnded || this.response.destroyed;
  }
}
