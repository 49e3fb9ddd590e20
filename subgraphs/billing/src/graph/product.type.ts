import { toGlobalId } from '@gatefold/schema';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { productKinds, type ProductEntity, type ProductKind } from '../products/product.entity.js';

/** The kinds as the enum that GraphQL shows. */
export const ProductKindEnum = Object.fromEntries(productKinds.map((kind) => [kind, kind])) as {
  [Key in ProductKind]: Key;
};

registerEnumType(ProductKindEnum, {
  name: 'ProductKind',
  description: 'What a product hands out.',
  valuesConfig: {
    FILE: { description: 'A file.' },
    CONTAINER_IMAGE: { description: 'A container image, pulled from a registry.' },
  },
});

/** What everybody sees of a product. */
@ObjectType('Product', { description: 'Something to download: a file or a container image.' })
@Directive('@key(fields: "id")')
export class ProductType {
  /** The row; not shown. */
  row!: ProductEntity;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Its name for machines, e.g. `brush-pack`.' })
  key!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => String, { description: 'What it is, plain text.' })
  description!: string;

  @Field(() => ProductKindEnum, { description: 'What it hands out.' })
  kind!: ProductKind;

  @Field(() => String, {
    nullable: true,
    description: 'What is handed out now: a version, for images a tag or digest. Null before the first file.',
  })
  currentVersion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Lookup key of the price for which it is sold once; null when it is not sold by itself.',
  })
  priceLookupKey!: string | null;
}

/** A row as clients see it. */
export function toProductType(row: ProductEntity): ProductType {
  return {
    row,
    id: toGlobalId('Product', row.id),
    key: row.key,
    name: row.name,
    description: row.description,
    kind: row.kind,
    currentVersion: row.currentVersion,
    priceLookupKey: row.stripePriceLookupKey,
  };
}
