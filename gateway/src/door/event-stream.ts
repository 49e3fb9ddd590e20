import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { ClientOutlet } from '../subscriptions/live-subscription.js';
import { SerializedAnswer } from '../subscriptions/serialized-answer.js';

/** A client that does not take the end of its stream is cut off after this time. */
const destroyAfterMs = 1_000;
/** Heartbeats for which a client may take nothing of what waits for it. */
const stalledBeatsMax = 2;

/**
 * The answers to one operation as server-sent events (graphql-sse, distinct connections). Ending without `complete`
 * tells the client to connect again.
 */
export class EventStream implements ClientOutlet {
  private stalledBeats = 0;

  constructor(private readonly response: ServerResponse) {
    response.on('error', () => undefined);
    response.on('drain', () => {
      this.stalledBeats = 0;
    });
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

  get hasRoom(): boolean {
    return !this.response.writableNeedDrain;
  }

  send(answer: SerializedAnswer): void {
    this.open();
    if (!this.ended) this.response.write(answer.serverSentEvent);
  }

  /** Sends the one result of an operation that is no subscription. */
  sendResult(result: ExecutionResult): void {
    this.send(new SerializedAnswer(result));
  }

  whenRoom(callback: () => void): void {
    this.response.once('drain', callback);
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
