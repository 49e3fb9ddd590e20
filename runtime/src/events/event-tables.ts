import pg from 'pg';

/** One lock for every change of event tables, so that processes that boot at once take turns. */
const provisioningLock = `select pg_advisory_xact_lock(hashtextextended('gatefold event tables', 0));`;

/** True outside of a person's transaction: payloads may hold what the person of the moment must not read. */
const noPerson = `coalesce(current_setting('app.role', true), '') in ('', 'service')`;

/**
 * SQL for the outbox and inbox in a subgraph's own schema, usable by its login role alone; may be run at every boot.
 * Run the whole text as one query with a role that may create schemas. The role's `search_path` is set to the schema.
 */
export function subgraphEventTables(options: { readonly schema: string; readonly role: string }): string {
  const schema = pg.escapeIdentifier(options.schema);
  const role = pg.escapeIdentifier(options.role);
  return `
${provisioningLock}
create schema if not exists ${schema};

create table if not exists ${schema}.outbox (
  id uuid primary key,
  position bigint generated always as identity,
  name text not null,
  subject text not null,
  request_id text,
  payload jsonb not null,
  occurred_at timestamptz not null default clock_timestamp(),
  published_at timestamptz
);
create index if not exists outbox_unpublished on ${schema}.outbox (position) where published_at is null;
create index if not exists outbox_published on ${schema}.outbox (published_at) where published_at is not null;

create table if not exists ${schema}.inbox (
  event_id uuid not null,
  handler text not null,
  position bigint generated always as identity,
  name text not null,
  subject text not null,
  request_id text,
  payload jsonb not null,
  occurred_at timestamptz not null,
  origin text not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'DONE', 'DEAD')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  last_error text,
  received_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (event_id, handler)
);
create index if not exists inbox_pending on ${schema}.inbox (position) where status = 'PENDING';
create index if not exists inbox_turn on ${schema}.inbox (handler, subject, position) where status = 'PENDING';
create index if not exists inbox_done on ${schema}.inbox (finished_at) where status = 'DONE';
create index if not exists inbox_dead on ${schema}.inbox (handler, position) where status = 'DEAD';

alter table ${schema}.outbox enable row level security;
alter table ${schema}.outbox force row level security;
alter table ${schema}.inbox enable row level security;
alter table ${schema}.inbox force row level security;
do $$ begin
  if not exists (select from pg_policies
    where schemaname = ${pg.escapeLiteral(options.schema)} and policyname = 'outbox_record') then
    create policy outbox_record on ${schema}.outbox for insert with check (true);
    create policy outbox_of_no_person on ${schema}.outbox using (${noPerson});
    create policy inbox_of_no_person on ${schema}.inbox using (${noPerson});
  end if;
end $$;

revoke all on ${schema}.outbox, ${schema}.inbox from public;
grant usage on schema ${schema} to ${role};
grant select, insert, delete on ${schema}.outbox to ${role};
grant update (published_at) on ${schema}.outbox to ${role};
grant select, insert, update, delete on ${schema}.inbox to ${role};
do $$ begin
  execute format('alter role %I in database %I set search_path = %I',
    ${pg.escapeLiteral(options.role)}, current_database(), ${pg.escapeLiteral(options.schema)});
end $$;
`;
}

/**
 * SQL for the bus on Postgres (schema `bus`) in the database of `BUS_URL`, for one login role that uses it; may be run
 * at every boot, as one query. A role can append, read, and move cursors; only \`bus.trim\` deletes.
 */
export function busTables(options: { readonly role: string }): string {
  const role = pg.escapeIdentifier(options.role);
  return `
${provisioningLock}
create schema if not exists bus;

create table if not exists bus.log (
  position bigint generated always as identity primary key,
  event_id uuid not null unique,
  name text not null,
  subject text not null,
  request_id text,
  payload jsonb not null,
  occurred_at timestamptz not null,
  origin text not null,
  appended_at timestamptz not null default clock_timestamp()
);
create index if not exists log_appended on bus.log (appended_at);

create table if not exists bus.cursors (
  group_name text primary key,
  position bigint not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);

create or replace function bus.trim(keep_hours integer) returns bigint
language sql security definer set search_path = '' as $$
  with gone as (
    delete from bus.log
    where appended_at < now() - make_interval(hours => keep_hours)
      and position <= (select min(c.position) from bus.cursors c)
    returning 1
  )
  select count(*) from gone
$$;

revoke all on bus.log, bus.cursors from public;
revoke all on function bus.trim(integer) from public;
grant usage on schema bus to ${role};
grant select, insert on bus.log to ${role};
grant select, insert, update on bus.cursors to ${role};
grant execute on function bus.trim(integer) to ${role};
`;
}
