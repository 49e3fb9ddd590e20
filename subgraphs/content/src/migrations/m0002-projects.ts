import { Migration } from '@mikro-orm/migrations';

/**
 * Projects with their tags and technologies. The words are rows of the relations themselves: a shared table of all words
 * would show everybody the words of other people's drafts.
 */
export class Projects extends Migration {
  override up(): void {
    this.addSql(`
      create table project (
        id uuid primary key,
        owner_id uuid not null references creator (id) on delete cascade,
        title text not null,
        short_summary text not null,
        description text not null,
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
        live_link text,
        github_link text,
        position integer not null,
        version integer not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index project_owner_index on project (owner_id, position, id);
      create index project_published_index on project (id desc) where status = 'PUBLISHED';
      alter table project enable row level security;
      alter table project force row level security;
      create policy project_read on project for select
        using (actor_known() and (status = 'PUBLISHED' or owner_id = actor_id()));
      create policy project_insert on project for insert with check (owner_id = actor_id());
      create policy project_update on project for update using (owner_id = actor_id());
      create policy project_delete on project for delete using (owner_id = actor_id());
    `);
    this.addSql(wordTable('project_tag', ''));
    this.addSql(wordTable('project_technology', 'label text not null,'));
  }
}

function wordTable(table: string, columns: string): string {
  return `
    create table ${table} (
      project_id uuid not null references project (id) on delete cascade,
      name text not null,
      ${columns}
      position integer not null,
      primary key (project_id, name)
    );
    create index ${table}_name_index on ${table} (name, project_id);
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_read on ${table} for select
      using (exists (select from project where project.id = project_id));
    create policy ${table}_insert on ${table} for insert
      with check (exists (select from project where project.id = project_id and owner_id = actor_id()));
    create policy ${table}_delete on ${table} for delete
      using (exists (select from project where project.id = project_id and owner_id = actor_id()));
  `;
}
