import type { EventDefinition } from '@gatefold/schema';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { EventHandler, HandlerTransaction } from '../handler.js';
import { defineHandler } from '../handler.js';
import { recordEvent } from '../outbox.js';
import type { StoredEvent } from '../stored-event.js';
import type { TestSubgraph } from './event-database.js';

/** `n` counts up within a subject, so that order shows. */
export const thingHappened: EventDefinition<{ n: number }> = {
  name: 'alpha.thing.happened@1',
  payload: z.object({ n: z.int() }),
};

/** Records one event in a transaction of its own. */
export const recordThing = (alpha: TestSubgraph, subject: string, n: number): Promise<void> =>
  alpha.runInTransaction(({ sql }) => recordEvent(sql, thingHappened, { n }, subject));

/** An event as the bus carries it. */
export const storedThing = (subject: string, n: number, name = thingHappened.name): StoredEvent => ({
  id: uuidv7(),
  name,
  subject,
  payload: { n },
  occurredAt: new Date().toISOString(),
  origin: 'alpha',
  requestId: null,
});

/** Writes one row of `effects` for each handled event, after `before` has run in the same transaction. */
export const effectHandler = (
  name = 'on-thing-happened',
  before: (payload: { n: number }, event: StoredEvent, tx: HandlerTransaction) => void | Promise<void> = () =>
    undefined,
): EventHandler =>
  defineHandler(thingHappened, {
    name,
    handle: async (payload, tx, event) => {
      await before(payload, event, tx);
      await tx.sql(
        'insert into effects (event_id, handler, subject, n, backend) values ($1, $2, $3, $4, pg_backend_pid())',
        [event.id, name, event.subject, payload.n],
      );
    },
  });

/** The numbers that took effect, by subject, in the order in which they did. */
export async function effectsBySubject(
  beta: TestSubgraph,
  handler?: string,
): Promise<Record<string, number[]>> {
  const rows = await beta.sql(
    'select subject, n from effects where $1::text is null or handler = $1 order by position',
    [handler ?? null],
  );
  const bySubject: Record<string, number[]> = {};
  for (const { subject, n } of rows) (bySubject[String(subject)] ??= []).push(Number(n));
  return bySubject;
}
