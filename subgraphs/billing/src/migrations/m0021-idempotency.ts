import { Migration } from '@mikro-orm/migrations';

/** What an `Idempotency-Key` stood for, until the runtime kept that for every subgraph; nobody writes it any more. */
export class Idempotency extends Migration {
  override up(): void {
    this.addSql(`
      create table idempotency_key (
        id uuid primary key,
        user_id uuid not null,
        operation text not null,
        key text not null,
        fingerprint text not null,
        busy_until timestamptz,
        value jsonb,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index idempotency_key_known on idempotency_key (user_id, operation, key);
      create index idempotency_key_created on idempotency_key (created_at);
      alter table idempotency_key enable row level security;
      alter table idempotency_key force row level security;
      create policy idempotency_key_own on idempotency_key
        using (user_id::text = current_setting('app.user_id', true) or current_setting('app.role', true) = 'service')
        with check (user_id::text = current_setting('app.user_id', true));
    `);
  }
}
