import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A key by which a product knows its person; one stands for each person and product. */
@Entity({ tableName: 'licence' })
export class LicenceEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'uuid' })
  productId!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** When it was taken back or replaced; null while it stands. */
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
