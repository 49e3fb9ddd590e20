import { Migration } from '@mikro-orm/migrations';

/** What the AI proposed for projects, kept from its events until taken over. */
export class Suggestions extends Migration {
  override up(): void {
    this.addSql(`
      create table suggestion (
        id uuid primary key,
        project_id uuid not null,
        owner_id uuid not null,
        kind text not null check (kind in ('TITLE', 'SUMMARY', 'TAGS')),
        value text not null,
        applied_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index suggestion_project_index on suggestion (project_id);
      alter table suggestion enable row level security;
      alter table suggestion force row level security;
      create policy suggestion_read on suggestion for select using (owner_id = actor_id());
      create policy suggestion_insert on suggestion for insert with check (actor_is_service());
      create policy suggestion_update on suggestion for update using (owner_id = actor_id());
      create policy suggestion_delete on suggestion for delete using (owner_id = actor_id());
    `);
  }
}
