import { Migration } from '@mikro-orm/migrations';

const isService = `current_setting('app.role', true) = 'service'`;
const isOwner = (column: string): string => `${column}::text = current_setting('app.user_id', true)`;
const isAdmin = `current_setting('app.role', true) = 'admin'`;

const guarded = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;`;

/** Texts of projects as content announced them, suggestions for them, and what was used to make those. */
export class Suggestions extends Migration {
  override up(): void {
    this.addSql(`
      create table project_text (
        id uuid primary key,
        owner_id uuid not null,
        title text not null,
        short_summary text not null,
        description text not null,
        tags text[] not null,
        technologies text[] not null,
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
        version integer not null,
        deleted_at timestamptz
      );
      create index project_text_owner on project_text (owner_id);
      ${guarded('project_text')}
      create policy project_text_read on project_text for select using (${isService} or ${isOwner('owner_id')});
      create policy project_text_insert on project_text for insert with check (${isService});
      create policy project_text_update on project_text for update using (${isService});

      create table ai_suggestion (
        id uuid primary key,
        project_id uuid not null references project_text (id),
        owner_id uuid not null,
        kind text not null check (kind in ('TITLE', 'SUMMARY', 'TAGS')),
        before text not null,
        value text not null,
        rationale text not null,
        status text not null check (status in ('PENDING', 'APPLIED')),
        analyzer_kind text not null check (analyzer_kind in ('LOCAL', 'OPENAI')),
        analyzer_name text not null,
        created_at timestamptz not null default clock_timestamp(),
        applied_at timestamptz
      );
      create unique index ai_suggestion_pending on ai_suggestion (project_id, kind) where status = 'PENDING';
      create index ai_suggestion_project on ai_suggestion (project_id, created_at desc);
      create index ai_suggestion_owner on ai_suggestion (owner_id);
      ${guarded('ai_suggestion')}
      create policy ai_suggestion_all on ai_suggestion for all using (${isService} or ${isOwner('owner_id')});

      create table ai_usage (
        id uuid primary key,
        user_id uuid not null,
        tool_name text not null,
        model text not null,
        prompt_tokens integer not null,
        completion_tokens integer not null,
        processing_time_ms integer not null,
        status text not null check (status in ('SUCCEEDED', 'FAILED', 'TIMED_OUT')),
        created_at timestamptz not null default clock_timestamp()
      );
      create index ai_usage_user_tool on ai_usage (user_id, tool_name);
      create index ai_usage_user_time on ai_usage (user_id, created_at);
      create index ai_usage_time on ai_usage (created_at desc);
      ${guarded('ai_usage')}
      create policy ai_usage_read on ai_usage for select
        using (${isService} or ${isAdmin} or ${isOwner('user_id')});
      create policy ai_usage_insert on ai_usage for insert with check (${isService} or ${isOwner('user_id')});
    `);
  }
}
