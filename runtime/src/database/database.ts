import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../identity/index.js';
import { connect, type ConnectionOptions } from './connection.js';
import { sessionVariables } from './session-variables.js';
import { transactionOf, type Transaction } from './transaction.js';

/** A value that a use case returns instead of throwing; not ok rolls its transaction back. */
interface Outcome {
  readonly ok: boolean;
}

/** The tables of one subgraph, reachable only on behalf of an actor. */
export class Database {
  private constructor(
    private readonly orm: MikroORM,
    private readonly schema: string,
  ) {}

  static async open(options: ConnectionOptions): Promise<Database> {
    return new Database(await connect(options), options.schema);
  }

  /** Runs `work` in one transaction as `actor`. A thrown error and an outcome with `ok: false` roll back. */
  async transaction<Value>(
    actor: Actor,
    work: (tx: Transaction) => Promise<Value>,
    requestId?: string,
  ): Promise<Value> {
    const em = this.forkFor(actor);
    await em.begin();
    try {
      const value = await work(transactionOf(em, this.schema, actor, requestId));
      if (isFailure(value)) await em.rollback();
      else await em.commit();
      return value;
    } catch (error) {
      await em.rollback().catch(() => undefined);
      throw error;
    }
  }

  /** Runs `work` in one read-only transaction as `actor`. */
  async read<Value>(actor: Actor, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    const em = this.forkFor(actor);
    await em.begin({ readOnly: true });
    try {
      return await work(transactionOf(em, this.schema, actor, undefined));
    } finally {
      await em.rollback().catch(() => undefined);
    }
  }

  /** Resolves when the server answers; rejects otherwise. */
  async ping(): Promise<void> {
    await this.orm.em.getConnection().execute('select 1');
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }

  private forkFor(actor: Actor): EntityManager {
    return this.orm.em.fork({
      clear: true,
      useContext: false,
      session: { variables: sessionVariables(actor) },
    });
  }
}

function isFailure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as Partial<Outcome>).ok === false;
}
