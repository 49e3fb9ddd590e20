import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The file of one version; never changes. */
@Entity({ tableName: 'product_file' })
export class ProductFileEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  productId!: string;

  @Property({ type: 'text' })
  version!: string;

  /** Below `FILES_DIR`. */
  @Property({ type: 'text' })
  path!: string;

  /** Name under which people save it. */
  @Property({ type: 'text' })
  fileName!: string;

  @Property({ type: new BigIntType('number') })
  sizeBytes!: number;

  /** Hexadecimal. */
  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
