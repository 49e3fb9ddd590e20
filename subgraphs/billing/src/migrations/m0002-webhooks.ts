import { Migration } from '@mikro-orm/migrations';

const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;

/** Webhooks as they came in, with what became of them. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`
      create table webhook_event (
        id uuid primary key,
        provider text not null,
        event_id text not null,
        type text not null,
        subject text not null,
        occurred_at timestamptz not null,
        headers jsonb not null,
        raw_body bytea not null,
        status text not null default 'RECEIVED'
          check (status in ('RECEIVED', 'DONE', 'UNHANDLED', 'FAILED', 'DEAD')),
        attempts integer not null default 0,
        last_error text,
        outcome text,
        next_attempt_at timestamptz not null default clock_timestamp(),
        received_at timestamptz not null default clock_timestamp(),
        processed_at timestamptz
      );
      create unique index webhook_event_provider_key on webhook_event (provider, event_id);
      create index webhook_event_lane on webhook_event (provider, subject, occurred_at, id)
        include (next_attempt_at) where status in ('RECEIVED', 'FAILED');
      create index webhook_event_status on webhook_event (status, id desc);
      create index webhook_event_processed on webhook_event (processed_at)
        where status in ('DONE', 'UNHANDLED');
      alter table webhook_event enable row level security;
      alter table webhook_event force row level security;
      create policy webhook_event_all on webhook_event using (${isPrivileged}) with check (${isPrivileged});
    `);
  }
}
