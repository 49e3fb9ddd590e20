import { Migration } from '@mikro-orm/migrations';

const isOwnOrPrivileged = `current_setting('app.role', true) in ('admin', 'service')
  or user_id::text = current_setting('app.user_id', true)`;
const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;

/** Grants that put people on a plan, and the tier that was announced last for each person. */
export class Grants extends Migration {
  override up(): void {
    this.addSql(`
      create table access_grant (
        id uuid primary key,
        user_id uuid not null,
        plan_key text not null check (plan_key in ('FREE', 'PRO', 'PREMIUM')),
        source text not null check (source in ('REGISTRATION', 'ADMIN')),
        source_ref text not null,
        reason text not null,
        starts_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
        ends_at timestamptz check (ends_at > starts_at),
        revoked_at timestamptz,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index access_grant_source_key on access_grant (source, source_ref);
      create index access_grant_user on access_grant (user_id, created_at desc);
      alter table access_grant enable row level security;
      alter table access_grant force row level security;
      create policy access_grant_read on access_grant for select using (${isOwnOrPrivileged});
      create policy access_grant_insert on access_grant for insert with check (${isPrivileged});
      create policy access_grant_update on access_grant for update using (${isPrivileged});

      create table announced_tier (
        user_id uuid primary key,
        tier text check (tier in ('FREE', 'PRO', 'PREMIUM')),
        sequence integer not null default 0,
        next_change_at timestamptz
      );
      create index announced_tier_due on announced_tier (next_change_at) where next_change_at is not null;
      alter table announced_tier enable row level security;
      alter table announced_tier force row level security;
      create policy announced_tier_read on announced_tier for select using (${isOwnOrPrivileged});
      create policy announced_tier_insert on announced_tier for insert with check (${isPrivileged});
      create policy announced_tier_update on announced_tier for update using (${isPrivileged});
    `);
  }
}
