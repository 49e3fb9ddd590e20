import type { EventDefinition } from '@gatefold/schema';
import { v7 as uuidv7 } from 'uuid';
import type { SqlExecutor } from './sql-executor.js';

/** The channel that wakes the relay of a subgraph's schema. */
export const outboxChannel = (schema: string): string => `gatefold_outbox_${schema}`;

/**
 * Records an event in the caller's transaction: it happens if and only if that transaction commits. `subject` is the
 * ordering key (e.g. the user's uuid). The connection's `search_path` must begin with the subgraph's schema (the
 * provisioned role's does). Throws when the payload does not fit the definition.
 */
export async function recordEvent<Payload>(
  sql: SqlExecutor,
  definition: EventDefinition<Payload>,
  payload: Payload,
  subject: string,
  requestId?: string,
): Promise<void> {
  const parsed = definition.payload.safeParse(payload);
  if (!parsed.success) {
    throw new TypeError(`payload of ${definition.name} does not fit its definition: ${parsed.error.message}`);
  }
  await sql(
    `insert into outbox (id, name, subject, request_id, payload)
     select $1::uuid, $2::text, $3::text, $4::text, $5::jsonb
     from (select pg_notify('${outboxChannel('')}' || current_schema(), '')) as woken`,
    [uuidv7(), definition.name, subject, requestId ?? null, JSON.stringify(parsed.data)],
  );
}
