import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@gatefold/runtime/testing';
import pg from 'pg';
import type { TestPlatform } from './platform.js';
import { deliverTagMango } from './tagmango.js';

const senders = 32;
const amount = 1_000;

export interface StormOptions {
  /** Distinct events: purchases, and partial refunds of some. */
  readonly events: number;
  /** Kills of billing and the gateway, in turn; fewer when all events were taken in before. */
  readonly killsMax: number;
  /** Kills of the database, each after two of the others. */
  readonly postgresKills: number;
  /** How long everything serves between two kills. */
  readonly pauseMs: readonly [min: number, max: number];
  readonly timeoutMs: number;
}

/** What was counted in the database when all was quiet. */
export interface StormFigures {
  readonly deliveries: number;
  readonly retries: number;
  readonly kills: number;
  readonly postgresKills: number;
  /** Events that were acknowledged and are not stored or not done. */
  readonly lost: number;
  /** Purchases announced more than once, and refunds counted more than once. */
  readonly duplicateEffects: number;
  readonly seconds: number;
}

interface StormEvent {
  readonly transactionId: string;
  readonly isRefund: boolean;
  readonly body: Buffer;
}

/**
 * R1: signed events, a fifth of them twice, shuffled, from 32 senders that repeat until they get a 2xx, while processes
 * are killed one after the other. Resolves when every event is settled.
 */
export async function webhookStorm(platform: TestPlatform, options: StormOptions): Promise<StormFigures> {
  const startedAt = Date.now();
  const deadline = startedAt + options.timeoutMs;
  const events = Array.from({ length: options.events }, (_, index) => stormEvent(index));
  const queue = shuffled([...events, ...events.filter((_, index) => index % 5 === 0)]);
  const deliveries = queue.length;
  const count = { retries: 0, kills: 0, postgresKills: 0 };
  let isOver = false;

  const send = async (): Promise<void> => {
    for (let event = queue.pop(); event; event = queue.pop()) {
      while (!(await deliverTagMango(platform.url, event.body))) {
        count.retries += 1;
        if (Date.now() > deadline) throw new Error('The senders did not get through');
        await delay(randomInt(50, 250));
      }
    }
  };
  const kill = async (): Promise<void> => {
    for (let turn = 0; !isOver && count.kills < options.killsMax; turn += 1) {
      await allReady(platform);
      await delay(randomInt(...options.pauseMs));
      const isPostgresTurn = turn % 3 === 2 && count.postgresKills < options.postgresKills;
      const name = isPostgresTurn ? 'postgres' : count.kills % 2 === 0 ? 'billing' : 'gateway';
      platform.processes.find((process) => process.name === name)?.kill('SIGKILL');
      count[isPostgresTurn ? 'postgresKills' : 'kills'] += 1;
    }
  };
  const killing = kill();
  await Promise.all(Array.from({ length: senders }, send));
  isOver = true;
  await killing;
  await allReady(platform);
  const outcome = await eventually(async () => {
    const { waiting, ...found } = await countEffects(platform.databaseAdminUrl, events);
    return waiting === 0 ? found : undefined;
  }, deadline - Date.now());
  return { deliveries, ...count, ...outcome, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

/** Every fourth event is a refund of a tenth of the purchase before it. */
function stormEvent(index: number): StormEvent {
  const isRefund = index % 4 === 3;
  const transactionId = `storm-${isRefund ? index - 1 : index}`;
  const payload = {
    event: isRefund ? 'purchase.refunded' : 'purchase.completed',
    user: { email: `buyer-${index % 997}@storm.example`, name: 'Buyer', phone: null },
    course: { id: 'course-1', name: 'Hiring well', tier: 'paid' },
    transaction: { id: transactionId, amount: isRefund ? amount / 10 : amount, currency: 'INR' },
    timestamp: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString(),
  };
  return { transactionId, isRefund, body: Buffer.from(JSON.stringify(payload)) };
}

async function allReady(platform: TestPlatform): Promise<void> {
  for (const name of ['postgres', 'billing', 'gateway']) await platform.ready(name, 60_000);
}

async function countEffects(databaseUrl: string, events: readonly StormEvent[]) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: states } = await client.query<{ status: string; count: number }>(
      `select status, count(*)::integer as count from billing.webhook_event
       where provider = 'tagmango' group by status`,
    );
    const countIn = (...wanted: string[]) =>
      states.filter(({ status }) => wanted.includes(status)).reduce((sum, { count }) => sum + count, 0);
    const { rows: purchases } = await client.query<{ id: string; refunded: number; announced: number }>(
      `select transaction_id as id, refunded_cents as refunded,
         (select count(*)::integer from billing.outbox o
          where o.subject = t.id::text and o.name = 'billing.purchase.recorded@1') as announced
       from billing.tagmango_transaction t`,
    );
    const found = new Map(purchases.map((row) => [row.id, row]));
    const missing = (event: StormEvent) => {
      const row = found.get(event.transactionId);
      return event.isRefund ? !row?.refunded : !row?.announced;
    };
    return {
      waiting: countIn('RECEIVED', 'FAILED'),
      lost: events.filter(missing).length + Math.max(0, events.length - countIn('DONE')),
      duplicateEffects:
        purchases.filter(({ announced, refunded }) => announced > 1 || refunded > amount / 10).length +
        Math.max(0, countIn('DONE') - events.length),
    };
  } finally {
    await client.end();
  }
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
