import { idempotencyTable } from '@gatefold/runtime/idempotency';
import { Migration } from '@mikro-orm/migrations';

/** What an `Idempotency-Key` of a mutation stood for. */
export class Idempotency extends Migration {
  override up(): void {
    this.addSql(idempotencyTable);
  }
}
