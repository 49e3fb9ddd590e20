import { Migration } from '@mikro-orm/migrations';

/** Keys that sign access tokens; the private half is sealed with the master key named in the row. */
export class SigningKeys extends Migration {
  override up(): void {
    this.addSql(`
      create table signing_key (
        kid text primary key,
        public_jwk jsonb not null,
        sealed_private_jwk bytea not null,
        master_key_id text not null,
        created_at timestamptz not null,
        signs_from timestamptz not null
      );
      alter table signing_key enable row level security;
      alter table signing_key force row level security;
      create policy signing_key_service on signing_key using (current_setting('app.role', true) = 'service');
    `);
  }
}
