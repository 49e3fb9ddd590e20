import { CompiledQuery, type Transaction as KyselyTransaction } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventDefinition } from '@gatefold/schema';
import type { Actor } from '../identity/index.js';
import { liveAddress, liveChannel, type LiveTopic } from '../live/index.js';
import { recordEvent, type SqlExecutor } from '../events/index.js';

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
  /** Tells everybody who watches `key` to read again, when this transaction commits. */
  signal(topic: LiveTopic, key: string): Promise<void>;
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
    signal: async (topic, key) => {
      await sql('select pg_notify($1, $2)', [liveChannel(schema), liveAddress(topic, key)]);
    },
  };
}
