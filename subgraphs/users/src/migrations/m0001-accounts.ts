import { Migration } from '@mikro-orm/migrations';

/** People: what everybody sees, what only they see, and what only the platform sees. */
export class Accounts extends Migration {
  override up(): void {
    this.addSql(`
      create table account (
        id uuid primary key,
        username text not null,
        display_name text not null,
        avatar_url text,
        bio text,
        tier text not null,
        tier_sequence bigint not null,
        created_at timestamptz not null
      );
      create unique index account_username_key on account (username);

      create table personal_data (
        account_id uuid primary key references account on delete cascade,
        email text not null,
        roles text[] not null
      );
      create unique index personal_data_email_key on personal_data (email);

      create table credential (
        account_id uuid primary key references account on delete cascade,
        password_hash text not null,
        changed_at timestamptz not null
      );

      create table login_attempt (
        email_hash bytea primary key,
        attempts integer not null,
        window_ends_at timestamptz not null
      );
      create index login_attempt_window_ends_at on login_attempt (window_ends_at);
    `);
    this.addSql(`
      alter table account enable row level security;
      alter table account force row level security;
      create policy account_read on account for select using (true);
      create policy account_insert on account for insert
        with check (current_setting('app.role', true) = 'service');
      create policy account_update on account for update
        using (current_setting('app.role', true) in ('admin', 'service')
          or id::text = current_setting('app.user_id', true));
      create policy account_delete on account for delete
        using (current_setting('app.role', true) = 'service');

      alter table personal_data enable row level security;
      alter table personal_data force row level security;
      create policy personal_data_read on personal_data for select
        using (current_setting('app.role', true) in ('admin', 'service')
          or account_id::text = current_setting('app.user_id', true));
      create policy personal_data_insert on personal_data for insert
        with check (current_setting('app.role', true) = 'service');
      create policy personal_data_update on personal_data for update
        using (current_setting('app.role', true) = 'service');
      create policy personal_data_delete on personal_data for delete
        using (current_setting('app.role', true) = 'service');

      alter table credential enable row level security;
      alter table credential force row level security;
      create policy credential_service on credential
        using (current_setting('app.role', true) = 'service');

      alter table login_attempt enable row level security;
      alter table login_attempt force row level security;
      create policy login_attempt_service on login_attempt
        using (current_setting('app.role', true) = 'service');
    `);
  }
}
