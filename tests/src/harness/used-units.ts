import { fromGlobalId } from '@gatefold/schema';
import pg from 'pg';
import type { Person } from './people.js';
import type { TestPlatform } from './platform.js';

/** Writes into the ledger that a person used `units` more in the open period, as one committed reservation. */
export async function useUnits(platform: TestPlatform, person: Person, units: number): Promise<void> {
  const client = new pg.Client({ connectionString: platform.databaseAdminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `with period as (
         update billing.usage_period set committed = committed + $2 where user_id = $1 and closed_at is null
         returning id, user_id, key
       ), reservation as (
         insert into billing.usage_reservation (id, user_id, key, units, state, period_id, expires_at)
         select uuidv7(), user_id, key, $2, 'COMMITTED', id, now() from period returning id, user_id, period_id
       )
       insert into billing.usage_entry (id, user_id, period_id, reservation_id, kind, units, occurred_at)
       select uuidv7(), user_id, period_id, id, kind, $2, now() from reservation, unnest(array['RESERVE', 'COMMIT']) as kind`,
      [fromGlobalId('User', person.id), units],
    );
    if (rowCount !== 2) throw new Error('The person has no open period: let them use one unit first');
  } finally {
    await client.end();
  }
}
