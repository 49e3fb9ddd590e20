import { toGlobalId } from '@gatefold/schema';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { ProductFileEntity } from '../../products/product-file.entity.js';

/** What administrators see of a file. */
@ObjectType('ProductFile', {
  description: 'The file of one version of a product; never changes. Seen by administrators.',
})
export class ProductFileType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Version that it is.' })
  version!: string;

  @Field(() => String, { description: 'Name under which people save it.' })
  fileName!: string;

  @Field(() => Float, { description: 'Bytes of the file.' })
  sizeBytes!: number;

  @Field(() => Date, { description: 'When it had arrived in full.' })
  createdAt!: Date;
}

/** A row as clients see it. */
export function toProductFileType(file: ProductFileEntity): ProductFileType {
  const { version, fileName, sizeBytes, createdAt } = file;
  return { id: toGlobalId('ProductFile', file.id), version, fileName, sizeBytes, createdAt };
}
