import type Stripe from 'stripe';
import { missing } from '../api/failure.js';
import { idOf, newId } from './ids.js';
import { idPrefixes, type Kind, type StripeObject, type StripeObjects } from './objects.js';
import { recordEvent } from './events.js';
import type { Store } from './store.js';

/** What kinds are called in messages. */
const title = (kind: Kind): string => kind.replace(/^.*\./, '');

/** One account of the sandbox: its objects, its time, its events. Handlers get it and nothing else. */
export class Account {
  /** What asked for the change under way; part of the events it causes. */
  request: Stripe.Event.Request = { id: null, idempotency_key: null };
  /** Set while a clock is being advanced, so that what falls due happens at its own time. */
  pinnedSeconds: number | null = null;

  constructor(
    readonly store: Store,
    /** Origin of the hosted pages, without a slash at its end. */
    readonly origin: string,
  ) {}

  /** Seconds by which the sandbox's clock is ahead. */
  get aheadSeconds(): number {
    return this.store.note<number>('clock', 'ahead') ?? 0;
  }

  set aheadSeconds(seconds: number) {
    this.store.putNote('clock', 'ahead', seconds);
  }

  /** Seconds since 1970 for a customer: the frozen time of its test clock, or the sandbox's own. */
  now(customer?: string | { id: string } | null): number {
    if (this.pinnedSeconds !== null) return this.pinnedSeconds;
    const clock = this.clockOf(customer);
    return clock?.frozen_time ?? Math.floor(Date.now() / 1000) + this.aheadSeconds;
  }

  clockOf(customer?: string | { id: string } | null): Stripe.TestHelpers.TestClock | undefined {
    const id = idOf(customer);
    const clock = id && idOf(this.store.get('customer', id)?.test_clock);
    return clock ? this.store.get('test_helpers.test_clock', clock) : undefined;
  }

  newId(kind: Kind): string {
    return newId(idPrefixes[kind]);
  }

  /** The object, or a Failure: 404 for the one in the path, 400 with `param` for one in the parameters. */
  need<K extends Kind>(kind: K, id: string, param?: string): StripeObjects[K] {
    const found = this.store.get(kind, id);
    if (!found) throw missing(title(kind), id, param);
    return found;
  }

  /** Stores an object and records the event of that, with what was different before for an update. */
  save<Saved extends StripeObject>(object: Saved, event?: Stripe.Event['type']): Saved {
    const before = event?.endsWith('.updated') ? this.store.find(object.id) : undefined;
    this.store.put(object);
    if (event) this.emit(event, object, before);
    return object;
  }

  /** Records an event with the state of now and queues its deliveries. */
  emit(type: Stripe.Event['type'], object: object, before?: StripeObject): void {
    const { id, customer = id } = object as { id?: string; customer?: string | null };
    recordEvent(this.store, { type, object, before, created: this.now(customer), request: this.request });
  }
}
