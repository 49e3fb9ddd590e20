import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A file on its way to become a version of a product. */
@Entity({ tableName: 'product_upload' })
export class ProductUploadEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  productId!: string;

  @Property({ type: 'text' })
  version!: string;

  @Property({ type: 'text' })
  fileName!: string;

  @Property({ type: new BigIntType('number') })
  sizeBytes!: number;

  /** Hexadecimal; what arrives must have it. */
  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'blob' })
  tokenHash!: Buffer;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** uuid of the administrator. */
  @Property({ type: 'uuid' })
  createdBy!: string;
}
