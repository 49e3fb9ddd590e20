import { Migration } from '@mikro-orm/migrations';

/** Signed-in sessions and every refresh token of them, of which only the hash is known. */
export class Sessions extends Migration {
  override up(): void {
    this.addSql(`
      create table session (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        created_at timestamptz not null,
        idle_ends_at timestamptz not null,
        ends_at timestamptz not null
      );
      create index session_account_id on session (account_id);
      create index session_idle_ends_at on session (idle_ends_at);

      create table refresh_token (
        hash bytea primary key,
        session_id uuid not null references session on delete cascade,
        created_at timestamptz not null,
        rotated_at timestamptz
      );
      create index refresh_token_session_id on refresh_token (session_id);

      alter table session enable row level security;
      alter table session force row level security;
      create policy session_service on session using (current_setting('app.role', true) = 'service');

      alter table refresh_token enable row level security;
      alter table refresh_token force row level security;
      create policy refresh_token_service on refresh_token using (current_setting('app.role', true) = 'service');
    `);
  }
}
