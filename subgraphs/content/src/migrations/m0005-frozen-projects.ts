import { Migration } from '@mikro-orm/migrations';

/**
 * Projects beyond the limit of a plan: `freezes_at` is when one becomes read-only, `kept_live` that its owner chose it to
 * stay live. The plan of an owner is known by billing's events, which a service
 * applies to the projects of one person at a time, whom it names first: no other drafts are open to it.
 */
export class FrozenProjects extends Migration {
  override up(): void {
    this.addSql(`
      alter table project add column kept_live boolean not null default false, add column freezes_at timestamptz;
      create index project_freezes_index on project (freezes_at) where freezes_at is not null;
      create function settled_owner() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.settled_owner', true), '')::uuid $$;
      create policy project_settled_read on project for select
        using (actor_is_service() and owner_id = settled_owner());
      create policy project_settled_update on project for update
        using (actor_is_service() and owner_id = settled_owner());

      create table owner_plan (
        owner_id uuid primary key,
        plan_key text not null check (plan_key in ('FREE', 'PRO', 'PREMIUM')),
        sequence integer not null
      );
      alter table owner_plan enable row level security;
      alter table owner_plan force row level security;
      create policy owner_plan_read on owner_plan for select using (actor_is_service() or owner_id = actor_id());
      create policy owner_plan_insert on owner_plan for insert with check (actor_is_service());
      create policy owner_plan_update on owner_plan for update using (actor_is_service());
    `);
  }
}
