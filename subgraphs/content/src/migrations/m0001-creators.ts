import { Migration } from '@mikro-orm/migrations';

/**
 * People as users' events describe them. `actor_known`, `actor_id` and `actor_is_service` are what every policy of this
 * schema reads; `remember_creator` lets a person act before the event of the registration arrived.
 */
export class Creators extends Migration {
  override up(): void {
    this.addSql(`
      create function actor_known() returns boolean language sql stable parallel safe
        as $$ select coalesce(current_setting('app.role', true), '') <> '' $$;
      create function actor_id() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
      create function actor_is_service() returns boolean language sql stable parallel safe
        as $$ select coalesce(current_setting('app.role', true), '') = 'service' $$;

      create table creator (
        id uuid primary key,
        username text not null,
        username_since timestamptz not null default now(),
        display_name text not null,
        avatar_url text
      );
      create index creator_username_index on creator (username, username_since desc);
      alter table creator enable row level security;
      alter table creator force row level security;
      create policy creator_read on creator for select using (actor_known());
      create policy creator_insert on creator for insert with check (actor_is_service() or id = actor_id());
      create policy creator_update on creator for update using (actor_is_service());

      create function remember_creator(creator_id uuid, creator_username text) returns void language sql as $$
        insert into creator (id, username, display_name) values (creator_id, creator_username, creator_username)
        on conflict (id) do nothing
      $$;
    `);
  }
}
