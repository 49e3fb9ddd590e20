import { Migration } from '@mikro-orm/migrations';

/** E-mail: what was sent to whom, tokens that prove a mailbox, and purchases that wait for their buyer. */
export class Email extends Migration {
  override up(): void {
    this.addSql(`
      alter table personal_data add column email_verified_at timestamptz;

      create table email_message (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        kind text not null,
        reason_id text not null,
        recipient text not null,
        subject text not null,
        data jsonb not null,
        status text not null check (status in ('QUEUED', 'SENT', 'FAILED')),
        attempts integer not null,
        last_error text,
        next_attempt_at timestamptz not null,
        created_at timestamptz not null,
        sent_at timestamptz
      );
      create unique index email_message_reason_key on email_message (kind, reason_id);
      create index email_message_account_id on email_message (account_id, kind, created_at);
      create index email_message_due on email_message (next_attempt_at) where status = 'QUEUED';
      create index email_message_created_at on email_message (created_at);

      create table account_token (
        hash bytea primary key,
        account_id uuid not null references account on delete cascade,
        purpose text not null check (purpose in ('VERIFY_EMAIL', 'SET_PASSWORD')),
        email text not null,
        expires_at timestamptz not null
      );
      create index account_token_account_id on account_token (account_id);
      create index account_token_expires_at on account_token (expires_at);

      create table purchase (
        id uuid primary key,
        email text,
        account_id uuid,
        recorded_at timestamptz not null,
        check ((email is null) <> (account_id is null))
      );
      create index purchase_email on purchase (email);
    `);
    this.addSql(`
      alter table email_message enable row level security;
      alter table email_message force row level security;
      create policy email_message_read on email_message for select
        using (current_setting('app.role', true) in ('admin', 'service'));
      create policy email_message_insert on email_message for insert
        with check (current_setting('app.role', true) = 'service');
      create policy email_message_update on email_message for update
        using (current_setting('app.role', true) = 'service');
      create policy email_message_delete on email_message for delete
        using (current_setting('app.role', true) = 'service');

      alter table account_token enable row level security;
      alter table account_token force row level security;
      create policy account_token_service on account_token using (current_setting('app.role', true) = 'service');

      alter table purchase enable row level security;
      alter table purchase force row level security;
      create policy purchase_service on purchase using (current_setting('app.role', true) = 'service');
    `);
  }
}
