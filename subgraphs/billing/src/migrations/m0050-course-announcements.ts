import { Migration } from '@mikro-orm/migrations';

const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;

/** What was announced last about a person's access to a course. */
export class CourseAnnouncements extends Migration {
  override up(): void {
    this.addSql(`
      create table announced_course_access (
        user_id uuid not null,
        course_key text not null,
        is_open boolean not null default false,
        ends_at timestamptz,
        sequence integer not null default 0,
        primary key (user_id, course_key)
      );
      alter table announced_course_access enable row level security;
      alter table announced_course_access force row level security;
      create policy announced_course_access_all on announced_course_access
        using (${isPrivileged}) with check (${isPrivileged});
    `);
  }
}
