import { Migration } from '@mikro-orm/migrations';

const isService = `current_setting('app.role', true) = 'service'`;
const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;
const isOwnOrPrivileged = `${isPrivileged} or user_id::text = current_setting('app.user_id', true)`;

/**
 * What subscriptions cost, what becomes of their payments, and what was given back of overage. Rows of before are filled
 * by the next look at Stripe, at the latest in the night.
 */
export class SubscriptionMoney extends Migration {
  override up(): void {
    this.addSql(`
      alter table subscription
        add column amount_cents integer not null default 0 check (amount_cents >= 0),
        add column currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
        add column next_interval text check (next_interval in ('MONTH', 'YEAR')),
        add column started_at timestamptz not null default clock_timestamp(),
        add column next_attempt_at timestamptz,
        add column end_reason text check (end_reason in ('REQUESTED', 'PAYMENT_FAILED')),
        add column access_revoked_at timestamptz;
      update subscription set started_at = current_period_start;

      create table invoice_payment (
        id uuid primary key,
        user_id uuid not null,
        subscription_id text not null,
        invoice_id text not null,
        intent_id text not null unique,
        amount_cents integer not null check (amount_cents > 0),
        refunded_cents integer not null check (refunded_cents between 0 and amount_cents),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        status text not null check (status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED',
          'CHARGED_BACK')),
        access_until timestamptz,
        paid_at timestamptz not null,
        synced_at timestamptz not null default clock_timestamp()
      );
      create index invoice_payment_user on invoice_payment (user_id, paid_at desc, id desc);
      create index invoice_payment_subscription on invoice_payment (subscription_id, paid_at desc);
      create index invoice_payment_paid on invoice_payment (paid_at);
      alter table invoice_payment enable row level security;
      alter table invoice_payment force row level security;
      create policy invoice_payment_read on invoice_payment for select using (${isOwnOrPrivileged});
      create policy invoice_payment_write on invoice_payment using (${isService}) with check (${isService});

      alter table meter_report
        add column refund text check (refund in ('NOT_SENT', 'TAKEN_OFF', 'CREDITED')),
        add column refund_reference text,
        add column refunded_at timestamptz check ((refunded_at is null) = (refund is null));

      alter table money_audit drop constraint money_audit_action_check;
      alter table money_audit add constraint money_audit_action_check
        check (action in ('REFUND_PAYMENT', 'REFUND_INVOICE', 'REFUND_OVERAGE'));
    `);
  }
}
