import { Migration } from '@mikro-orm/migrations';

const isOwnOrPrivileged = `current_setting('app.role', true) in ('admin', 'service')
  or user_id::text = current_setting('app.user_id', true)`;
const isPrivileged = `current_setting('app.role', true) in ('admin', 'service')`;

/** What is sold for download, who bought it, and what was downloaded. One row in `product` sells and serves it. */
export class Products extends Migration {
  override up(): void {
    this.addSql(`
      create table product (
        id uuid primary key default uuidv7(),
        key text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
        name text not null check (length(name) between 1 and 120),
        description text not null default '' check (length(description) <= 2000),
        kind text not null check (kind in ('FILE', 'CONTAINER_IMAGE')),
        current_version text check (current_version ~ '^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|sha256:[0-9a-f]{64})$'),
        file_path text check (file_path ~ '^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$'),
        docker_image text check (
          docker_image ~ '^[a-z0-9.-]+(:[0-9]{1,5})?/[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$'
        ),
        required_plan text check (required_plan in ('FREE', 'PRO', 'PREMIUM')),
        required_entitlement text,
        stripe_product_id text,
        stripe_price_lookup_key text,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        constraint product_file_place check (kind = 'FILE' or file_path is null),
        constraint product_image_place check ((kind = 'CONTAINER_IMAGE') = (docker_image is not null)),
        constraint product_version_known
          check (current_version is not null or (file_path is null and docker_image is null))
      );
      create unique index product_key on product (key);
      create unique index product_stripe_product on product (stripe_product_id);
      alter table product enable row level security;
      alter table product force row level security;
      create policy product_read on product for select using (true);
      create policy product_insert on product for insert with check (${isPrivileged});
      create policy product_update on product for update using (${isPrivileged});

      create table product_file (
        id uuid primary key default uuidv7(),
        product_id uuid not null references product,
        version text not null,
        path text not null,
        file_name text not null,
        size_bytes bigint not null check (size_bytes >= 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index product_file_version on product_file (product_id, version);
      alter table product_file enable row level security;
      alter table product_file force row level security;
      create policy product_file_read on product_file for select using (true);
      create policy product_file_insert on product_file for insert with check (${isPrivileged});

      create table product_upload (
        id uuid primary key default uuidv7(),
        product_id uuid not null references product,
        version text not null,
        file_name text not null,
        size_bytes bigint not null check (size_bytes > 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        token_hash bytea not null,
        expires_at timestamptz not null,
        finished_at timestamptz,
        created_by uuid not null,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index product_upload_token on product_upload (token_hash);
      create index product_upload_product on product_upload (product_id);
      alter table product_upload enable row level security;
      alter table product_upload force row level security;
      create policy product_upload_all on product_upload using (${isPrivileged}) with check (${isPrivileged});

      create table product_access (
        id uuid primary key default uuidv7(),
        user_id uuid not null,
        product_id uuid not null references product,
        source text not null check (source in ('STRIPE_PAYMENT', 'TAGMANGO')),
        source_ref text not null,
        starts_at timestamptz not null default clock_timestamp(),
        revoked_at timestamptz
      );
      create unique index product_access_source on product_access (source, source_ref, product_id);
      create index product_access_user on product_access (user_id, product_id);
      create index product_access_product on product_access (product_id);
      alter table product_access enable row level security;
      alter table product_access force row level security;
      create policy product_access_read on product_access for select using (${isOwnOrPrivileged});
      create policy product_access_insert on product_access for insert with check (${isPrivileged});
      create policy product_access_update on product_access for update using (${isPrivileged});

      create table download_token (
        id uuid primary key default uuidv7(),
        user_id uuid not null,
        product_id uuid not null references product,
        product_file_id uuid references product_file,
        version text not null,
        token_hash bytea not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index download_token_hash on download_token (token_hash);
      create index download_token_user on download_token (user_id, created_at desc);
      create index download_token_product on download_token (product_id);
      create index download_token_file on download_token (product_file_id);
      create index download_token_expiry on download_token (expires_at);
      alter table download_token enable row level security;
      alter table download_token force row level security;
      create policy download_token_read on download_token for select using (${isOwnOrPrivileged});
      create policy download_token_insert on download_token for insert with check (${isPrivileged});
      create policy download_token_update on download_token for update using (${isPrivileged});
      create policy download_token_delete on download_token for delete using (${isPrivileged});

      create table download_log (
        id uuid primary key default uuidv7(),
        token_id uuid not null,
        user_id uuid not null,
        product_id uuid not null references product,
        version text not null,
        client bytea not null,
        ip text,
        user_agent text,
        bytes bigint not null default 0 check (bytes >= 0),
        status text not null check (status in ('STARTED', 'COMPLETED', 'REFUSED')),
        at timestamptz not null default clock_timestamp(),
        last_at timestamptz not null default clock_timestamp()
      );
      create index download_log_token on download_log (token_id, client, id desc);
      create index download_log_user on download_log (user_id, id desc);
      create index download_log_product on download_log (product_id);
      create index download_log_client on download_log (last_at) where ip is not null or user_agent is not null;
      alter table download_log enable row level security;
      alter table download_log force row level security;
      create policy download_log_read on download_log for select using (${isOwnOrPrivileged});
      create policy download_log_insert on download_log for insert with check (${isPrivileged});
      create policy download_log_update on download_log for update using (${isPrivileged});

      create table licence (
        id uuid primary key default uuidv7(),
        user_id uuid not null,
        product_id uuid not null references product,
        key text not null,
        created_at timestamptz not null default clock_timestamp(),
        revoked_at timestamptz
      );
      create unique index licence_key on licence (key);
      create unique index licence_live on licence (user_id, product_id) where revoked_at is null;
      create index licence_product on licence (product_id);
      alter table licence enable row level security;
      alter table licence force row level security;
      create policy licence_read on licence for select using (${isOwnOrPrivileged});
      create policy licence_insert on licence for insert with check (${isPrivileged});
      create policy licence_update on licence for update using (${isPrivileged});
    `);
  }
}
