import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Migration } from '@mikro-orm/migrations';
import { projectDeleted } from '@gatefold/schema';
import pg from 'pg';
import { anonymous, service, type Actor } from '../identity/index.js';
import { fail } from '../operation/index.js';
import { buildMember, createTestDatabase, type TestDatabase } from '../testing/index.js';
import { Database, provision } from './index.js';

class Notes extends Migration {
  override up(): void {
    this.addSql(`
      create table note (id int primary key, owner uuid not null, text text not null);
      alter table note enable row level security;
      alter table note force row level security;
      create policy note_own on note using (
        owner::text = current_setting('app.user_id', true) or current_setting('app.role', true) = 'service'
      );
    `);
  }
}
const migrations = [{ name: 'm0001-notes', class: Notes }];
const schema = 'notes';
const owner = buildMember();
let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase({ schema, migrations });
  db = await Database.open({ url: database.url, schema, entities: [], poolMax: 4 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const insert = (actor: Actor, id: number, ownerId = owner.userId): Promise<unknown> =>
  db.transaction(actor, (tx) => tx.sql('insert into note values ($1, $2, $3)', [id, ownerId, 'text']));
const count = async (actor: Actor, id: number): Promise<number> =>
  (await db.read(actor, (tx) => tx.sql('select 1 from note where id = $1', [id]))).length;

describe('row level security', () => {
  // S7, PS-13, BP-28
  test('an actor sees and writes only what the policy allows, a service everything', async () => {
    await insert(owner, 1);
    expect(await count(owner, 1)).toBe(1);
    expect(await count(buildMember(), 1)).toBe(0);
    expect(await count(anonymous, 1)).toBe(0);
    expect(await count(service('test'), 1)).toBe(1);
    await expect(insert(buildMember(), 2)).rejects.toThrow(/row-level security/);
  });

  test('a connection without an actor sees nothing, even through plain SQL', async () => {
    await insert(owner, 3);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    expect((await client.query('select * from notes.note')).rowCount).toBe(0);
    await client.end();
  });

  test('a person records events and reads none, neither sent nor received', async () => {
    const payload = { projectId: owner.userId, ownerId: owner.userId };
    await db.transaction(owner, (tx) => tx.record(projectDeleted, payload, owner.userId));
    const read = (actor: Actor) =>
      db.read(actor, (tx) => tx.sql('select id::text from outbox union all select handler from inbox'));
    expect(await read(owner)).toEqual([]);
    expect(await read(anonymous)).toEqual([]);
    expect(await read(service('test'))).toHaveLength(1);
  });

  test('the role of a subgraph may not read another schema of the same database', async () => {
    const url = new URL(database.url);
    url.username = 'gatefold_other';
    await provision({
      schema: 'other',
      adminUrl: database.adminUrl,
      databaseUrl: url.href,
      busAdminUrl: undefined,
      migrations: [],
    });
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await expect(client.query('select * from notes.note')).rejects.toThrow(
      /permission denied for schema notes/,
    );
    await client.end();
  });
});

describe('a transaction', () => {
  test('rolls back when it throws', async () => {
    const work = db.transaction(owner, async (tx) => {
      await tx.sql('insert into note values (10, $1, $2)', [owner.userId, 'text']);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await count(owner, 10)).toBe(0);
  });

  test('rolls back when its outcome is a failure, and returns it', async () => {
    const outcome = await db.transaction(owner, async (tx) => {
      await tx.sql('insert into note values (11, $1, $2)', [owner.userId, 'text']);
      return fail('CONFLICT', 'no');
    });
    expect(outcome).toMatchObject({ ok: false });
    expect(await count(owner, 11)).toBe(0);
  });

  test('for reading refuses to write', async () => {
    const write = db.read(owner, (tx) => tx.sql("insert into note values (12, $1, 'text')", [owner.userId]));
    await expect(write).rejects.toThrow(/read-only transaction/);
  });

  test('leaves no connection behind, however it ends', async () => {
    // R12
    const work = Array.from({ length: 40 }, (_none, index) =>
      db
        .transaction(owner, async () => {
          if (index % 2) throw new Error('no');
        })
        .catch(() => undefined),
    );
    await Promise.all(work);
    expect(await count(owner, 1)).toBe(1);
  });
});

test('twenty processes of four subgraphs that provision at once all succeed, and each migration runs once', async () => {
  // R15
  const fresh = await createTestDatabase({ schema: 'empty', migrations: [] });
  const schemas = ['notes', 'second', 'third', 'fourth'];
  const optionsOf = (name: string) => {
    const url = new URL(fresh.url);
    url.username = `gatefold_${name}`;
    const { adminUrl } = fresh;
    return { schema: name, adminUrl, databaseUrl: url.href, busAdminUrl: adminUrl, migrations };
  };
  await Promise.all(
    Array.from({ length: 5 }, () => schemas.map((name) => provision(optionsOf(name)))).flat(),
  );
  const client = new pg.Client({ connectionString: fresh.adminUrl });
  await client.connect();
  for (const name of schemas) {
    const { rows } = await client.query(`select name from ${name}.migrations`);
    expect(rows).toEqual([{ name: 'm0001-notes' }]);
  }
  await client.end();
  await fresh.drop();
});
