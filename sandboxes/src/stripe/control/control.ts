import type Stripe from 'stripe';
import type { ApiFault, ApiFaults } from '../api/faults.js';
import { passTime } from '../billing/time-passing.js';
import { closeDispute, openDispute } from '../payments/disputes.js';
import type { Account } from '../state/account.js';
import type { Deliveries } from '../webhooks/delivery.js';
import type { WebhookFaults } from '../webhooks/faults.js';

/** One delivery of one event. */
export interface DeliveryReport {
  readonly event: string;
  readonly type: string;
  readonly url: string;
  readonly attempts: number;
  readonly state: 'WAITING' | 'DONE' | 'FAILED' | 'DROPPED';
  /** Status of the last answer; 0 when there was none, null before the first attempt. */
  readonly status: number | null;
}

/** What only a test, or a person who tries things out, may do; also reachable by HTTP below `/_sandbox`. */
export class Control {
  constructor(
    private readonly account: Account,
    private readonly apiFaults: ApiFaults,
    private readonly deliveries: Deliveries,
  ) {}

  /** Lets time pass: subscriptions renew, trials end, failed payments are tried again. Resolves when all of that has happened; the answer is the new time in seconds. */
  advanceClock(seconds: number): number {
    const { account } = this;
    account.store.transaction(() => {
      passTime(account, account.now() + seconds);
      account.aheadSeconds += seconds;
    });
    this.deliveries.wake();
    return account.now();
  }

  /** The sandbox's time in seconds since 1970. */
  now(): number {
    return this.account.now();
  }

  /** Adds a fault for the next calls of a path. */
  failApi(fault: ApiFault): void {
    this.apiFaults.add(fault);
  }

  /** Sets how webhooks misbehave, in place of what was set before; `{}` ends it. What was held is sent then. */
  setWebhookFaults(faults: WebhookFaults): void {
    this.deliveries.faults = faults;
    this.deliveries.wake();
  }

  clearFaults(): void {
    this.apiFaults.clear();
    this.setWebhookFaults({});
  }

  /** Events, oldest first. */
  events(): Stripe.Event[] {
    return this.account.store.list('event').reverse();
  }

  /** Sends events to every endpoint now, one after the other in this order, whatever their deliveries' state; gives the statuses. */
  async deliver(eventIds: readonly string[]): Promise<number[]> {
    const statuses: number[] = [];
    for (const event of eventIds) {
      for (const endpoint of this.account.store.list('webhook_endpoint')) {
        const status = await this.deliveries.post(event, endpoint.id);
        statuses.push(status);
        if (status >= 200 && status < 300) {
          this.account.store.run(
            "update delivery set state = 'DONE', status = ?, attempts = attempts + 1 where event = ? and endpoint = ? and state = 'WAITING'",
            status,
            event,
            endpoint.id,
          );
        }
      }
    }
    return statuses;
  }

  /** Every delivery, oldest first. */
  deliveriesOfEvents(): DeliveryReport[] {
    const { store } = this.account;
    return store.rows('select * from delivery order by id').map((row) => ({
      event: String(row.event),
      type: store.get('event', String(row.event))?.type ?? '',
      url: store.get('webhook_endpoint', String(row.endpoint))?.url ?? '',
      attempts: Number(row.attempts),
      state: String(row.state) as DeliveryReport['state'],
      status: row.status === null || row.status === undefined ? null : Number(row.status),
    }));
  }

  /** Opens a dispute about a charge, as a bank does. */
  dispute(chargeId: string, reason = 'fraudulent'): Stripe.Dispute {
    const opened = this.account.store.transaction(() =>
      openDispute(this.account, this.account.need('charge', chargeId), reason),
    );
    this.deliveries.wake();
    return opened;
  }

  /** Decides a dispute, as a bank does. */
  decideDispute(disputeId: string, outcome: 'won' | 'lost'): Stripe.Dispute {
    const closed = this.account.store.transaction(() =>
      closeDispute(this.account, this.account.need('dispute', disputeId), outcome),
    );
    this.deliveries.wake();
    return closed;
  }
}
