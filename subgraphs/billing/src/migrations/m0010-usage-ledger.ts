import { Migration } from '@mikro-orm/migrations';

const isOwnOrPrivileged = `current_setting('app.role', true) in ('admin', 'service')
  or user_id::text = current_setting('app.user_id', true)`;
const isService = `current_setting('app.role', true) = 'service'`;

const guarded = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_read on ${table} for select using (${isOwnOrPrivileged});
  create policy ${table}_insert on ${table} for insert with check (${isService});`;
const updatable = (table: string): string =>
  `create policy ${table}_update on ${table} for update using (${isService});`;

/** The ledger of metered entitlements: what is held, what was used, what is charged by the unit. */
export class UsageLedger extends Migration {
  override up(): void {
    this.addSql(`
      create table usage_account (
        user_id uuid primary key,
        spending_cap_cents integer not null default 0 check (spending_cap_cents >= 0)
      );
      ${guarded('usage_account')}
      ${updatable('usage_account')}

      create table usage_period (
        id uuid primary key,
        user_id uuid not null references usage_account (user_id),
        key text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        closed_at timestamptz,
        closed_limit integer check ((closed_limit is null) = (closed_at is null)),
        committed integer not null default 0,
        reserved integer not null default 0 check (reserved >= 0),
        overage integer not null default 0 check (overage >= 0),
        overage_cents integer not null default 0 check (overage_cents >= 0),
        check (committed >= overage)
      );
      create unique index usage_period_open on usage_period (user_id, key) where closed_at is null;
      create index usage_period_history on usage_period (user_id, starts_at desc, id desc);
      create index usage_period_due on usage_period (ends_at) where closed_at is null;
      ${guarded('usage_period')}
      ${updatable('usage_period')}

      create table usage_reservation (
        id uuid primary key,
        user_id uuid not null references usage_account (user_id),
        key text not null,
        units integer not null check (units > 0),
        state text not null check (state in ('RESERVED', 'COMMITTED', 'RELEASED', 'EXPIRED')),
        period_id uuid not null references usage_period (id),
        expires_at timestamptz not null
      );
      create index usage_reservation_held on usage_reservation (user_id, expires_at) where state = 'RESERVED';
      create index usage_reservation_due on usage_reservation (expires_at) where state = 'RESERVED';
      create index usage_reservation_period on usage_reservation (period_id) where state = 'RESERVED';
      ${guarded('usage_reservation')}
      ${updatable('usage_reservation')}

      create table usage_entry (
        id uuid primary key,
        user_id uuid not null,
        period_id uuid not null references usage_period (id),
        reservation_id uuid not null references usage_reservation (id),
        kind text not null check (kind in ('RESERVE', 'COMMIT', 'RELEASE', 'EXPIRE')),
        units integer not null check (units > 0),
        overage integer not null default 0 check (overage between 0 and units),
        overage_cents integer not null default 0 check (overage_cents >= 0),
        occurred_at timestamptz not null
      );
      create unique index usage_entry_commit on usage_entry (reservation_id) where kind = 'COMMIT';
      create index usage_entry_period on usage_entry (period_id);
      ${guarded('usage_entry')}

      create table usage_alert (
        period_id uuid not null references usage_period (id),
        user_id uuid not null,
        subject text not null check (subject in ('LIMIT', 'SPENDING_CAP')),
        percent integer not null,
        bound integer not null,
        primary key (period_id, subject, percent, bound)
      );
      ${guarded('usage_alert')}

      create table meter_report (
        identifier uuid primary key references usage_reservation (id),
        user_id uuid not null,
        key text not null,
        meter text not null,
        period_id uuid not null references usage_period (id),
        units integer not null check (units > 0),
        amount_cents integer not null check (amount_cents > 0),
        occurred_at timestamptz not null,
        attempts integer not null default 0,
        claimed_until timestamptz,
        reported_at timestamptz
      );
      create index meter_report_open on meter_report (occurred_at) where reported_at is null;
      create index meter_report_period on meter_report (period_id);
      ${guarded('meter_report')}
      ${updatable('meter_report')}
    `);
  }
}
