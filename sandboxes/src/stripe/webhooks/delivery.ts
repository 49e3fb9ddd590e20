import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import type { Store } from '../state/store.js';
import type { WebhookFaults } from './faults.js';

interface Waiting {
  readonly id: number;
  readonly event: string;
  readonly endpoint: string;
  readonly attempts: number;
}

const attemptsMax = 16;
const backoffLongestMs = 3_600_000;
const answerTimeoutMs = 20_000;
const batch = 8;

/** `Stripe-Signature` of a body at a second. */
function signatureHeader(body: string, secret: string, second: number): string {
  const signed = createHmac('sha256', secret).update(`${second}.${body}`).digest('hex');
  return `t=${second},v1=${signed}`;
}

/** Sends events to the endpoints that asked for them, again with growing pauses until one answers 2xx. What waits survives a restart. */
export class Deliveries {
  faults: WebhookFaults = {};
  private timer: NodeJS.Timeout | null = null;
  private readonly underWay = new Map<number, Promise<void>>();
  private readonly prepared = new Set<number>();
  private isStopped = false;

  constructor(
    private readonly store: Store,
    /** Pause before the second attempt; doubles with each further one. */
    private readonly retryBaseMs: number,
  ) {}

  /** Looks for what is due, now and whenever something falls due. */
  wake(): void {
    if (this.isStopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendDue(), 0);
  }

  private sendDue(): void {
    if (this.isStopped || this.faults.hold) return;
    const rows = this.store.rows(
      "select * from delivery where state = 'WAITING' order by due_at_ms, id limit 200",
    );
    for (const row of rows) {
      const waiting = {
        id: Number(row.id),
        event: String(row.event),
        endpoint: String(row.endpoint),
        attempts: Number(row.attempts),
      };
      if (this.underWay.has(waiting.id) || Number(row.due_at_ms) > Date.now()) continue;
      if (waiting.attempts === 0 && this.postponed(waiting)) continue;
      if (this.underWay.size >= batch) break;
      this.begin(waiting);
    }
    this.sleep();
  }

  /** Applies what is wrong with first deliveries; true when this one does not go now. */
  private postponed({ id, event, endpoint }: Waiting): boolean {
    if (this.prepared.has(id)) return false;
    this.prepared.add(id);
    const { delayMs = 0, shuffleMs = 0, duplicates = 0, dropShare = 0 } = this.faults;
    if (Math.random() < dropShare) {
      this.store.run("update delivery set state = 'DROPPED' where id = ?", id);
      return true;
    }
    const due = (): number => Date.now() + delayMs + Math.floor(Math.random() * shuffleMs);
    for (let copy = 0; copy < duplicates; copy += 1) {
      this.store.run(
        'insert into delivery (event, endpoint, due_at_ms) values (?, ?, ?)',
        event,
        endpoint,
        due(),
      );
      const [row] = this.store.rows('select max(id) as id from delivery');
      this.prepared.add(Number(row?.id));
    }
    if (delayMs + shuffleMs === 0) return false;
    this.store.run('update delivery set due_at_ms = ? where id = ?', due(), id);
    return true;
  }

  private sleep(): void {
    const [row] = this.store.rows(
      "select min(due_at_ms) as due from delivery where state = 'WAITING' and due_at_ms > ?",
      Date.now(),
    );
    if (this.isStopped || row?.due === null || row?.due === undefined) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendDue(), Math.max(1, Number(row.due) - Date.now()));
  }

  private begin(waiting: Waiting): void {
    const sending = this.send(waiting).finally(() => {
      this.underWay.delete(waiting.id);
      this.wake();
    });
    this.underWay.set(waiting.id, sending);
  }

  private async send({ id, event, endpoint, attempts }: Waiting): Promise<void> {
    const status = await this.post(event, endpoint);
    if (this.isStopped) return;
    const isDone = status >= 200 && status < 300;
    const state = isDone ? 'DONE' : attempts + 1 >= attemptsMax ? 'FAILED' : 'WAITING';
    const pauseMs = Math.min(backoffLongestMs, this.retryBaseMs * 2 ** attempts);
    this.store.run(
      'update delivery set state = ?, status = ?, attempts = attempts + 1, due_at_ms = ? where id = ?',
      state,
      status,
      Date.now() + pauseMs,
      id,
    );
  }

  /** Sends one event to one endpoint now; the status of the answer, 0 when there was none. */
  async post(eventId: string, endpointId: string): Promise<number> {
    const event = this.store.get('event', eventId);
    const endpoint = this.store.get('webhook_endpoint', endpointId);
    const secret = this.store.note<string>('webhook-secret', endpointId) ?? '';
    if (!event || !endpoint) return 0;
    const body = JSON.stringify(event satisfies Stripe.Event, null, 2);
    const signedWith = this.faults.hasBadSignature ? `${secret}_another` : secret;
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureHeader(body, signedWith, Math.floor(Date.now() / 1000)),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    };
    try {
      const signal = AbortSignal.timeout(answerTimeoutMs);
      const answer = await fetch(endpoint.url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }

  /** Resolves when nothing is under way; deliveries that have not succeeded stay for the next start. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await Promise.all(this.underWay.values());
  }
}
