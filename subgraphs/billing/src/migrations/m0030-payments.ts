import { Migration } from '@mikro-orm/migrations';

const isService = `current_setting('app.role', true) = 'service'`;
const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;
const isOwnOrPrivileged = `${isPrivileged} or user_id::text = current_setting('app.user_id', true)`;

/** What Stripe says of payments, what administrators did with money, and how overage was told to Stripe. */
export class Payments extends Migration {
  override up(): void {
    this.addSql(`
      create table payment (
        id uuid primary key,
        user_id uuid not null,
        intent_id text not null unique,
        amount_cents integer not null check (amount_cents > 0),
        refunded_cents integer not null check (refunded_cents between 0 and amount_cents),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        status text not null check (status in ('PENDING', 'ACTION_REQUIRED', 'PROCESSING', 'FAILED', 'CANCELED',
          'SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'CHARGED_BACK')),
        description text not null,
        metadata jsonb not null,
        failure_reason text,
        created_at timestamptz not null,
        paid_at timestamptz,
        access_revoked_at timestamptz,
        synced_at timestamptz not null default clock_timestamp(),
        last_event_at timestamptz
      );
      create index payment_user on payment (user_id, created_at desc, id desc);
      alter table payment enable row level security;
      alter table payment force row level security;
      create policy payment_read on payment for select using (${isOwnOrPrivileged});
      create policy payment_write on payment using (${isService}) with check (${isService});

      create table money_audit (
        id uuid primary key,
        actor_id uuid not null,
        action text not null check (action in ('REFUND_PAYMENT')),
        subject_id uuid not null,
        amount_cents integer,
        reason text not null,
        outcome text not null default 'REQUESTED',
        created_at timestamptz not null default clock_timestamp()
      );
      create index money_audit_subject on money_audit (subject_id, id desc);
      alter table money_audit enable row level security;
      alter table money_audit force row level security;
      create policy money_audit_all on money_audit using (${isPrivileged}) with check (${isPrivileged});

      alter table meter_report add column first_sent_at timestamptz, add column last_error text;

      create table meter_reconciliation (
        id uuid primary key,
        started_at timestamptz not null,
        finished_at timestamptz not null default clock_timestamp(),
        looked_at integer not null,
        differences jsonb not null
      );
      alter table meter_reconciliation enable row level security;
      alter table meter_reconciliation force row level security;
      create policy meter_reconciliation_all on meter_reconciliation
        using (${isPrivileged}) with check (${isService});
    `);
  }
}
