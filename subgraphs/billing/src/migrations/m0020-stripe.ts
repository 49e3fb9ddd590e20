import { Migration } from '@mikro-orm/migrations';

const isService = `current_setting('app.role', true) = 'service'`;
const isOwnOrPrivileged = `current_setting('app.role', true) in ('admin', 'service')
  or user_id::text = current_setting('app.user_id', true)`;

/** Who is which customer at Stripe, and what Stripe says of their subscriptions. */
export class Stripe extends Migration {
  override up(): void {
    this.addSql(`
      create table stripe_customer (
        user_id uuid primary key,
        customer_id text not null unique,
        created_at timestamptz not null default clock_timestamp()
      );
      alter table stripe_customer enable row level security;
      alter table stripe_customer force row level security;
      create policy stripe_customer_read on stripe_customer for select using (${isOwnOrPrivileged});
      create policy stripe_customer_write on stripe_customer using (${isService}) with check (${isService});

      create table subscription (
        id uuid primary key,
        user_id uuid not null,
        subscription_id text not null unique,
        customer_id text not null,
        status text not null check (status in ('INCOMPLETE', 'INCOMPLETE_EXPIRED', 'TRIALING', 'ACTIVE',
          'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED')),
        plan_key text not null check (plan_key in ('FREE', 'PRO', 'PREMIUM')),
        interval text not null check (interval in ('MONTH', 'YEAR')),
        next_plan_key text check (next_plan_key in ('FREE', 'PRO', 'PREMIUM')),
        current_period_start timestamptz not null,
        current_period_end timestamptz not null,
        cancel_at timestamptz,
        trial_end timestamptz,
        past_due_since timestamptz,
        ended_at timestamptz,
        synced_at timestamptz not null default clock_timestamp(),
        last_event_at timestamptz
      );
      create index subscription_user on subscription (user_id, id desc);
      create index subscription_customer on subscription (customer_id);
      alter table subscription enable row level security;
      alter table subscription force row level security;
      create policy subscription_read on subscription for select using (${isOwnOrPrivileged});
      create policy subscription_write on subscription using (${isService}) with check (${isService});

      create table subscription_reconciliation (
        id uuid primary key,
        started_at timestamptz not null,
        finished_at timestamptz not null default clock_timestamp(),
        looked_at integer not null,
        differing integer not null,
        fixed integer not null
      );
      alter table subscription_reconciliation enable row level security;
      alter table subscription_reconciliation force row level security;
      create policy subscription_reconciliation_read on subscription_reconciliation for select
        using (current_setting('app.role', true) in ('admin', 'service'));
      create policy subscription_reconciliation_write on subscription_reconciliation for insert with check (${isService});
    `);
  }
}
