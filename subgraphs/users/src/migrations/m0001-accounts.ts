import { Migration } from '@mikro-orm/migrations';

/** People with an account. */
export class Accounts extends Migration {
  override up(): void {
    this.addSql(`
      create table account (
        id uuid primary key,
        email text not null,
        username text not null,
        display_name text not null,
        avatar_url text,
        bio text,
        password_hash text not null,
        roles text[] not null,
        tier text not null,
        tier_sequence integer not null,
        created_at timestamptz not null
      );
      create unique index account_email_key on account (lower(email));
      create unique index account_username_key on account (username);
      alter table account enable row level security;
      alter table account force row level security;
      create policy account_read on account for select using (true);
      create policy account_write on account for update
        using (current_setting('app.role', true) in ('admin', 'service') or id::text = current_setting('app.user_id', true));
      create policy account_insert on account for insert with check (current_setting('app.role', true) = 'service');
    `);
  }
}
