import pg from 'pg';
import { inboxChannel } from './inbox.js';
import type { SqlExecutor } from './sql-executor.js';

/** Which dead letters; what is left out matches all. */
export interface DeadLetterFilter {
  readonly eventId?: string;
  readonly handler?: string;
  readonly name?: string;
  readonly subject?: string;
}

/**
 * Gives dead letters a fresh set of attempts, each behind what its subject is still waiting for; resolves to their
 * number. `position` is renewed in the order of the old ones.
 */
export async function redriveDeadLetters(
  sql: SqlExecutor,
  schema: string,
  filter: DeadLetterFilter = {},
): Promise<number> {
  const inbox = `${pg.escapeIdentifier(schema)}.inbox`;
  const dead = await sql(
    `select event_id, handler from ${inbox}
     where status = 'DEAD' and ($1::uuid is null or event_id = $1::uuid) and ($2::text is null or handler = $2::text)
       and ($3::text is null or name = $3::text) and ($4::text is null or subject = $4::text)
     order by position`,
    [filter.eventId ?? null, filter.handler ?? null, filter.name ?? null, filter.subject ?? null],
  );
  let redriven = 0;
  for (const row of dead) {
    const changed = await sql(
      `update ${inbox} set status = 'PENDING', attempts = 0, position = default, finished_at = null,
         next_attempt_at = clock_timestamp()
       where event_id = $1::uuid and handler = $2::text and status = 'DEAD' returning 1 as redriven`,
      [row.event_id, row.handler],
    );
    redriven += changed.length;
  }
  if (redriven > 0) await sql(`select pg_notify($1, '')`, [inboxChannel(schema)]);
  return redriven;
}
