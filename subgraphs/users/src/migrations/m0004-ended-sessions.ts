import { Migration } from '@mikro-orm/migrations';

/** Sessions that ended while an access token of theirs may still be valid. */
export class EndedSessions extends Migration {
  override up(): void {
    this.addSql(`
      create table ended_session (
        id uuid primary key,
        ended_at timestamptz not null
      );
      create index ended_session_ended_at on ended_session (ended_at);
      alter table ended_session enable row level security;
      alter table ended_session force row level security;
      create policy ended_session_service on ended_session using (current_setting('app.role', true) = 'service');
    `);
  }
}
