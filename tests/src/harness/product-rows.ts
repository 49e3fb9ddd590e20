import pg from 'pg';
import type { TestPlatform } from './platform.js';

/** Inserts one row into billing's `product`, as an operator does. Columns are those of the table. */
export async function insertProductRow(
  platform: TestPlatform,
  columns: Record<string, string>,
): Promise<void> {
  const client = new pg.Client({ connectionString: platform.databaseAdminUrl });
  await client.connect();
  try {
    const names = Object.keys(columns);
    const values = names.map((_, at) => `$${at + 1}`).join(', ');
    await client.query(
      `insert into billing.product (${names.join(', ')}) values (${values})`,
      Object.values(columns),
    );
  } finally {
    await client.end();
  }
}
