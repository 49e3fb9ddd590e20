import pg from 'pg';

/** Hours for which a key is known. */
export const keysKeptHours = 24;

/**
 * SQL for what `Idempotency-Key`s stood for in a subgraph's own schema; may be run at every boot, as one query, with a
 * role that may create tables. People reach their own rows alone, and neither a key nor an answer can be read from one.
 */
export function idempotencyTable(options: { readonly schema: string; readonly role: string }): string {
  const table = `${pg.escapeIdentifier(options.schema)}.idempotent_request`;
  return `
create table if not exists ${table} (
  id uuid primary key,
  user_id uuid not null,
  operation text not null,
  key_hash bytea not null,
  fingerprint bytea not null,
  busy_until timestamptz,
  answer bytea,
  created_at timestamptz not null default clock_timestamp()
);
create unique index if not exists idempotent_request_key on ${table} (user_id, operation, key_hash);
create index if not exists idempotent_request_created on ${table} (created_at);
alter table ${table} enable row level security;
alter table ${table} force row level security;
drop policy if exists idempotent_request_own on ${table};
create policy idempotent_request_own on ${table}
  using (user_id::text = current_setting('app.user_id', true) or current_setting('app.role', true) = 'service')
  with check (user_id::text = current_setting('app.user_id', true));
grant select, insert, update, delete on ${table} to ${pg.escapeIdentifier(options.role)};
`;
}
