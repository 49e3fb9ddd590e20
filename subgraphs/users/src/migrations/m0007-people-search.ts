import { Migration } from '@mikro-orm/migrations';

/** Administrators find people by how a username, a name or an e-mail address begins. */
export class PeopleSearch extends Migration {
  override up(): void {
    this.addSql(`
      create index account_username_prefix on account (username text_pattern_ops);
      create index account_display_name_prefix on account (lower(display_name) text_pattern_ops);
      create index personal_data_email_prefix on personal_data (email text_pattern_ops);
    `);
  }
}
