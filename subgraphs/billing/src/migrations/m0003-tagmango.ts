import { Migration } from '@mikro-orm/migrations';

const isOwnOrPrivileged = `current_setting('app.role', true) in ('admin', 'service')
  or user_id::text = current_setting('app.user_id', true)`;
const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;

/** Purchases at TagMango, the courses that they open, and the source of their grants. */
export class TagMango extends Migration {
  override up(): void {
    this.addSql(`
      alter table access_grant drop constraint access_grant_source_check;
      alter table access_grant add constraint access_grant_source_check
        check (source in ('REGISTRATION', 'ADMIN', 'TAGMANGO', 'STRIPE_SUBSCRIPTION', 'STRIPE_PAYMENT'));

      create table tagmango_transaction (
        id uuid primary key,
        transaction_id text not null,
        user_id uuid,
        tagmango_user_id text,
        email text not null,
        name text not null,
        phone text,
        course_id text not null,
        course_name text not null,
        tier text,
        plan_key text check (plan_key in ('FREE', 'PRO', 'PREMIUM')),
        amount_cents integer check (amount_cents >= 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        purchased_at timestamptz,
        refunded_cents integer not null default 0 check (refunded_cents >= 0),
        refunded_at timestamptz,
        cancelled_at timestamptz,
        ends_at timestamptz,
        raw_payload jsonb not null,
        processed_at timestamptz not null default clock_timestamp(),
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index tagmango_transaction_key on tagmango_transaction (transaction_id);
      create index tagmango_transaction_user on tagmango_transaction (user_id, purchased_at desc)
        where user_id is not null;
      create index tagmango_transaction_email on tagmango_transaction (email);
      alter table tagmango_transaction enable row level security;
      alter table tagmango_transaction force row level security;
      create policy tagmango_transaction_read on tagmango_transaction for select using (${isOwnOrPrivileged});
      create policy tagmango_transaction_insert on tagmango_transaction for insert with check (${isPrivileged});
      create policy tagmango_transaction_update on tagmango_transaction for update using (${isPrivileged});

      create table course_access (
        id uuid primary key,
        user_id uuid not null,
        course_key text not null,
        course_name text not null,
        source text not null check (source in ('TAGMANGO')),
        source_ref text not null,
        starts_at timestamptz not null default clock_timestamp(),
        ends_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index course_access_source_key on course_access (source, source_ref, course_key);
      create index course_access_user on course_access (user_id, course_key);
      alter table course_access enable row level security;
      alter table course_access force row level security;
      create policy course_access_read on course_access for select using (${isOwnOrPrivileged});
      create policy course_access_insert on course_access for insert with check (${isPrivileged});
      create policy course_access_update on course_access for update using (${isPrivileged});
    `);
  }
}
