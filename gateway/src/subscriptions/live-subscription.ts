import type { GraphQLError } from 'graphql';
import type { WhenSlow } from '../supergraph/live-fields.js';
import { BoundedQueue } from './bounded-queue.js';
import type { SerializedAnswer } from './serialized-answer.js';

/** One client's end of a stream. */
export interface ClientOutlet {
  /** Whether an answer goes out now, without waiting in this process. */
  readonly hasRoom: boolean;
  send(answer: SerializedAnswer): void;
  /** Calls back once when there is room again; never when the client is gone. */
  whenRoom(callback: () => void): void;
  /** The client reads too slowly: its queue is full. */
  onOverflow(): void;
  /** A new supergraph does not have the subscription's fields any more. */
  onOutdated(): void;
}

export interface LiveSubscriptionOptions {
  readonly outlet: ClientOutlet;
  /** Answers that wait for a slow client. */
  readonly queueMax: number;
  readonly whenSlow: WhenSlow;
  readonly onDropped: () => void;
  /** Once, when it has ended for whatever reason. */
  readonly onEnd: () => void;
}

type End = IteratorResult<never, undefined>;

/**
 * One client's part in a shared subscription. Answers go straight to the client, so iterating it yields none: the
 * iteration ends when every answer was sent, and throws what ended the subscription.
 */
export class LiveSubscription implements AsyncIterableIterator<never, undefined> {
  private readonly waiting: BoundedQueue<SerializedAnswer>;
  private readonly end = Promise.withResolvers<End>();
  private last: { readonly error?: GraphQLError | undefined } | undefined;
  private awaitsRoom = false;
  private ended = false;

  constructor(private readonly options: LiveSubscriptionOptions) {
    this.waiting = new BoundedQueue(options.queueMax, options.whenSlow, options.onDropped);
    // A client that has left asks for no end.
    this.end.promise.catch(() => undefined);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<End> {
    return this.end.promise;
  }

  return(): Promise<End> {
    this.settle();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<End> {
    return this.return();
  }

  /** Sends the answer, or keeps it until the client has room; a client without room for more is dealt with as declared. */
  deliver(answer: SerializedAnswer): void {
    if (this.ended) return;
    const { outlet } = this.options;
    if (this.waiting.isEmpty && outlet.hasRoom) {
      outlet.send(answer);
      return;
    }
    if (this.waiting.push(answer)) this.awaitRoom();
    else this.overflow();
  }

  /** Ends it after the answers that still wait, with the error if there is one. */
  finish(error?: GraphQLError): void {
    this.last ??= { error };
    if (this.waiting.isEmpty) this.settle(this.last.error);
  }

  /** Ends it because answers come faster than they go. */
  overflow(): void {
    this.settle();
    this.options.outlet.onOverflow();
  }

  /** Ends it because the API has changed under it. */
  outdate(): void {
    this.settle();
    this.options.outlet.onOutdated();
  }

  private awaitRoom(): void {
    if (this.awaitsRoom) return;
    this.awaitsRoom = true;
    this.options.outlet.whenRoom(() => {
      this.awaitsRoom = false;
      this.flush();
    });
  }

  private flush(): void {
    const { outlet } = this.options;
    while (!this.ended && outlet.hasRoom) {
      const answer = this.waiting.shift();
      if (!answer) break;
      outlet.send(answer);
    }
    if (this.ended) return;
    if (!this.waiting.isEmpty) this.awaitRoom();
    else if (this.last) this.settle(this.last.error);
  }

  private settle(error?: GraphQLError): void {
    if (this.ended) return;
    this.ended = true;
    this.waiting.clear();
    if (error === undefined) this.end.resolve({ done: true, value: undefined });
    else this.end.reject(error);
    this.options.onEnd();
  }
}
