import { Migration } from '@mikro-orm/migrations';

/**
 * Portfolios: `portfolio` holds what the public may see, `portfolio_revision` what only its owner may; the draft is the
 * newest revision. A service sees and writes the first revision alone, which is the starter.
 */
export class Portfolios extends Migration {
  override up(): void {
    this.addSql(`
      create table portfolio (
        id uuid primary key,
        owner_id uuid not null unique references creator (id) on delete cascade,
        show_branding boolean not null,
        tier_sequence integer not null default 0,
        published_title text,
        published_theme jsonb,
        published_document jsonb,
        published_revision integer,
        published_at timestamptz,
        created_at timestamptz not null default now(),
        constraint portfolio_published_whole check (
          num_nulls(published_title, published_theme, published_document, published_revision, published_at) in (0, 5)
        )
      );
      alter table portfolio enable row level security;
      alter table portfolio force row level security;
      create policy portfolio_read on portfolio for select using (
        actor_known() and (published_revision is not null or owner_id = actor_id() or actor_is_service())
      );
      create policy portfolio_insert on portfolio for insert with check (owner_id = actor_id() or actor_is_service());
      create policy portfolio_update on portfolio for update using (owner_id = actor_id() or actor_is_service());

      create table portfolio_revision (
        portfolio_id uuid not null references portfolio (id) on delete cascade,
        revision integer not null,
        owner_id uuid not null,
        title text not null,
        theme jsonb not null,
        document jsonb not null,
        published boolean not null default false,
        created_at timestamptz not null default now(),
        primary key (portfolio_id, revision)
      );
      alter table portfolio_revision enable row level security;
      alter table portfolio_revision force row level security;
      create policy portfolio_revision_owner on portfolio_revision using (owner_id = actor_id());
      create policy portfolio_revision_starter on portfolio_revision using (actor_is_service() and revision = 1);
    `);
  }
}
