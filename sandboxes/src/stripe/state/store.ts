import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { idOf } from './ids.js';
import type { Kind, StripeObject, StripeObjects } from './objects.js';

const tables = `
  create table if not exists object (
    sequence integer primary key autoincrement, id text not null unique, kind text not null, customer text, body text not null);
  create index if not exists object_kind on object (kind, customer);
  create table if not exists note (kind text not null, key text not null, body text not null, primary key (kind, key));
  create table if not exists meter_event (
    sequence integer primary key autoincrement, identifier text not null, event_name text not null, customer text not null,
    value real not null, at integer not null, created integer not null, cancelled integer not null default 0);
  create index if not exists meter_event_identifier on meter_event (identifier, created);
  create index if not exists meter_event_customer on meter_event (event_name, customer, at);
  create table if not exists delivery (
    id integer primary key autoincrement, event text not null, endpoint text not null, attempts integer not null default 0,
    due_at_ms integer not null, state text not null default 'WAITING', status integer);
  create index if not exists delivery_state on delivery (state, due_at_ms);`;

type Row = Record<string, SQLOutputValue>;

/** Everything a sandbox account holds, in SQLite: in memory, or in a file that survives the process. All calls are synchronous. */
export class Store {
  readonly database: DatabaseSync;
  private depth = 0;

  /** Opens `stripe.sqlite` in `folder`, made when absent; null keeps everything in memory. */
  constructor(folder: string | null) {
    if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.database = new DatabaseSync(folder ? join(folder, 'stripe.sqlite') : ':memory:');
    this.database.exec('pragma journal_mode = wal; pragma synchronous = normal;');
    this.database.exec(tables);
  }

  /** Runs `work` so that all or nothing of it is kept; may be nested. */
  transaction<Value>(work: () => Value): Value {
    const name = `level_${this.depth}`;
    this.database.exec(`savepoint ${name}`);
    this.depth += 1;
    try {
      const value = work();
      this.database.exec(`release ${name}`);
      return value;
    } catch (error) {
      this.database.exec(`rollback to ${name}; release ${name}`);
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  put(object: StripeObject): void {
    const customer = 'customer' in object ? idOf(object.customer as string | { id: string } | null) : null;
    this.database
      .prepare(
        `insert into object (id, kind, customer, body) values (?, ?, ?, ?)
         on conflict (id) do update set body = excluded.body, customer = excluded.customer`,
      )
      .run(object.id, object.object, customer, JSON.stringify(object));
  }

  delete(id: string): void {
    this.database.prepare('delete from object where id = ?').run(id);
  }

  get<K extends Kind>(kind: K, id: string): StripeObjects[K] | undefined {
    const row = this.database.prepare('select body from object where id = ? and kind = ?').get(id, kind);
    return row && (JSON.parse(String(row.body)) as StripeObjects[K]);
  }

  /** Any object by its id. */
  find(id: string): StripeObject | undefined {
    const row = this.database.prepare('select body from object where id = ?').get(id);
    return row && (JSON.parse(String(row.body)) as StripeObject);
  }

  /** Objects of a kind, newest first; only those of `customer` when it is given. */
  list<K extends Kind>(kind: K, customer?: string): StripeObjects[K][] {
    const rows = customer
      ? this.database
          .prepare('select body from object where kind = ? and customer = ? order by sequence desc')
          .all(kind, customer)
      : this.database.prepare('select body from object where kind = ? order by sequence desc').all(kind);
    return rows.map(({ body }) => JSON.parse(String(body)) as StripeObjects[K]);
  }

  /** What the sandbox remembers beside the objects that clients see. */
  note<Value>(kind: string, key: string): Value | undefined {
    const row = this.database.prepare('select body from note where kind = ? and key = ?').get(kind, key);
    return row && (JSON.parse(String(row.body)) as Value);
  }

  putNote(kind: string, key: string, value: unknown): void {
    this.database
      .prepare('insert or replace into note (kind, key, body) values (?, ?, ?)')
      .run(kind, key, JSON.stringify(value));
  }

  deleteNote(kind: string, key: string): void {
    this.database.prepare('delete from note where kind = ? and key = ?').run(kind, key);
  }

  rows(sql: string, ...values: (string | number)[]): Row[] {
    return this.database.prepare(sql).all(...values);
  }

  run(sql: string, ...values: (string | number)[]): void {
    this.database.prepare(sql).run(...values);
  }

  close(): void {
    this.database.close();
  }
}
