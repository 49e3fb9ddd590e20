import type { Tier } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What a product hands out. */
export const productKinds = ['FILE', 'CONTAINER_IMAGE'] as const;
export type ProductKind = (typeof productKinds)[number];

/** Something to download. The row is all that it takes to sell and serve it. */
@Entity({ tableName: 'product' })
export class ProductEntity {
  /** uuid v7: the order in which products were made. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Its name for machines, e.g. `brush-pack`. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  description!: string;

  @Property({ type: 'text' })
  kind!: ProductKind;

  /** What is handed out now: a version, for images a tag or digest. Null before the first file. */
  @Property({ type: 'text', nullable: true })
  currentVersion!: string | null;

  /** File of the current version, below `FILES_DIR`. */
  @Property({ type: 'text', nullable: true })
  filePath!: string | null;

  /** Registry and repository, e.g. `images.example.org/acme/plugin`. */
  @Property({ type: 'text', nullable: true })
  dockerImage!: string | null;

  /** Lowest plan that includes it. */
  @Property({ type: 'text', nullable: true })
  requiredPlan!: Tier | null;

  /** Entitlement key that includes it. */
  @Property({ type: 'text', nullable: true })
  requiredEntitlement!: string | null;

  @Property({ type: 'text', nullable: true })
  stripeProductId!: string | null;

  /** Price for which it is sold once; null when it is not sold by itself. */
  @Property({ type: 'text', nullable: true })
  stripePriceLookupKey!: string | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}
