import pg from 'pg';
import { CompiledQuery, type Transaction as KyselyTransaction } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventDefinition } from '@gatefold/schema';
import type { Actor } from '../identity/index.js';
import { liveAddress, liveChannel, type LiveTopic } from '../live/index.js';
import { recordEvent, type SqlExecutor } from '../events/index.js';
import { jobsSchema } from './jobs-schema.js';

/**
 * One database transaction of one actor. Row level security sees this actor and nobody else; everything that a
 * repository does goes through it.
 */
export interface Transaction {
  readonly actor: Actor;
  readonly requestId: string | undefined;
  readonly em: EntityManager;
  /** Plain SQL with `$1` parameters, inside this transaction and its row security. */
  readonly sql: SqlExecutor;
  /** Records an event that is published if and only if this transaction commits. `subject` orders it. */
  record<Payload>(event: EventDefinition<Payload>, payload: Payload, subject: string): Promise<void>;
  /** Runs the job `name` of this subgraph once this transaction has committed, and never if it does not. */
  enqueue(name: string, payload: Readonly<Record<string, unknown>>, options?: EnqueueOptions): Promise<void>;
  /** Tells everybody who watches `key` to read again, when this transaction commits. */
  signal(topic: LiveTopic, key: string): Promise<void>;
}

export interface EnqueueOptions {
  /** Of the waiting jobs with one key there is one: a later one takes the place of the earlier. */
  readonly key?: string;
  /** Milliseconds to wait before it runs. Default: none. */
  readonly delayMs?: number;
}

/** The {@link Transaction} view of an entity manager on which a transaction was begun. */
export function transactionOf(
  em: EntityManager,
  schema: string,
  actor: Actor,
  requestId: string | undefined,
): Transaction {
  const sql: SqlExecutor = async (text, params = []) => {
    const context = em.getTransactionContext<KyselyTransaction<unknown>>();
    if (!context) throw new Error('SQL outside of a transaction');
    const outcome = await context.executeQuery(CompiledQuery.raw(text, [...params]));
    return outcome.rows as readonly Record<string, unknown>[];
  };
  return {
    actor,
    requestId,
    em,
    sql,
    record: (event, payload, subject) => recordEvent(sql, event, payload, subject, requestId),
    enqueue: async (name, payload, { key, delayMs = 0 } = {}) => {
      await sql(
        `select ${pg.escapeIdentifier(jobsSchema(schema))}.add_job($1::text, $2::json,
           job_key => $3::text,
           run_at => case when $4::float8 > 0 then clock_timestamp() + make_interval(secs => $4::float8 / 1000) end)`,
        [name, JSON.stringify(payload), key ?? null, delayMs],
      );
    },
    signal: async (topic, key) => {
      await sql('select pg_notify($1, $2)', [liveChannel(schema), liveAddress(topic, key)]);
    },
  };
}
