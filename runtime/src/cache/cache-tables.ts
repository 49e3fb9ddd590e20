import pg from 'pg';

/**
 * SQL for the second layer of the cache in a subgraph's own schema; may be run at every boot, as one query, with a role
 * that may create tables. Only the service itself reads it: values may belong to somebody.
 */
export function cacheTables(options: { readonly schema: string; readonly role: string }): string {
  const schema = pg.escapeIdentifier(options.schema);
  const role = pg.escapeIdentifier(options.role);
  const guarded = (table: string): string => `
alter table ${schema}.${table} enable row level security;
alter table ${schema}.${table} force row level security;
drop policy if exists ${table}_of_service on ${schema}.${table};
create policy ${table}_of_service on ${schema}.${table}
  using (current_setting('app.role', true) = 'service')
  with check (current_setting('app.role', true) = 'service');
grant select, insert, update, delete on ${schema}.${table} to ${role};`;
  return `
create table if not exists ${schema}.cache_entry (
  category text not null,
  key text not null,
  value jsonb,
  expires_at timestamptz not null,
  generation bigint not null default 0,
  category_generation bigint not null default 0,
  primary key (category, key)
);
create index if not exists cache_entry_expiry on ${schema}.cache_entry (expires_at);
create table if not exists ${schema}.cache_generation (
  category text primary key,
  generation bigint not null
);
create sequence if not exists ${schema}.cache_generation_number;
grant usage on sequence ${schema}.cache_generation_number to ${role};
${guarded('cache_entry')}
${guarded('cache_generation')}
`;
}
