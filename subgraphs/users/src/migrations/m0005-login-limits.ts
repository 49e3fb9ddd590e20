import { Migration } from '@mikro-orm/migrations';

/** Failed logins are counted by account and place, by account, and by place; and where a person signed in before is known. */
export class LoginLimits extends Migration {
  override up(): void {
    this.addSql(`
      drop table login_attempt;
      create table login_attempt (
        counter bytea primary key,
        attempts integer not null,
        last_at timestamptz not null,
        forget_at timestamptz not null
      );
      create index login_attempt_forget_at on login_attempt (forget_at);
      alter table login_attempt enable row level security;
      alter table login_attempt force row level security;
      create policy login_attempt_service on login_attempt using (current_setting('app.role', true) = 'service');

      create table known_place (
        account_id uuid not null references account on delete cascade,
        place bytea not null,
        seen_at timestamptz not null,
        primary key (account_id, place)
      );
      create index known_place_seen_at on known_place (seen_at);
      alter table known_place enable row level security;
      alter table known_place force row level security;
      create policy known_place_service on known_place using (current_setting('app.role', true) = 'service');
    `);
  }
}
