import { Migration } from '@mikro-orm/migrations';

/**
 * Courses: `course` holds what everybody may know of one, `course_text` what only people with access read. Who has access
 * is kept in `course_reader` by billing's events, whatever courses there are.
 */
export class Courses extends Migration {
  override up(): void {
    this.addSql(`
      create function actor_is_admin() returns boolean language sql stable parallel safe
        as $$ select coalesce(current_setting('app.role', true), '') = 'admin' $$;

      create table course_reader (
        user_id uuid not null,
        course_key text not null,
        is_open boolean not null,
        ends_at timestamptz,
        sequence integer not null,
        primary key (user_id, course_key)
      );
      create index course_reader_ends_index on course_reader (ends_at) where ends_at is not null;
      alter table course_reader enable row level security;
      alter table course_reader force row level security;
      create policy course_reader_read on course_reader for select
        using (actor_is_service() or user_id = actor_id());
      create policy course_reader_insert on course_reader for insert with check (actor_is_service());
      create policy course_reader_update on course_reader for update using (actor_is_service());

      create table course (
        id uuid primary key,
        external_key text not null unique,
        title text not null,
        summary text not null,
        position integer not null,
        is_published boolean not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index course_position_index on course (position, id);
      alter table course enable row level security;
      alter table course force row level security;
      create policy course_read on course for select using (actor_known() and (is_published or actor_is_admin()));
      create policy course_insert on course for insert with check (actor_is_admin());
      create policy course_update on course for update using (actor_is_admin());

      create table course_text (
        course_id uuid primary key references course (id) on delete cascade,
        body text not null
      );
      alter table course_text enable row level security;
      alter table course_text force row level security;
      create policy course_text_read on course_text for select using (
        actor_is_admin() or exists (
          select from course join course_reader on course_reader.course_key = course.external_key
          where course.id = course_id and course_reader.user_id = actor_id()
            and course_reader.is_open and (course_reader.ends_at is null or course_reader.ends_at > now())
        )
      );
      create policy course_text_insert on course_text for insert with check (actor_is_admin());
      create policy course_text_update on course_text for update using (actor_is_admin());
    `);
  }
}
