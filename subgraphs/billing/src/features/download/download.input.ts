import { MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const idLengthMax = 200;

/** What somebody sends to download. */
@InputType('CreateDownloadTokenInput', { description: 'What to download.' })
export class CreateDownloadTokenInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @MaxLength(idLengthMax, { message: 'productId is not the id of a product' })
  productId!: string;
}

/** What somebody sends to end a link. */
@InputType('RevokeDownloadTokenInput', { description: 'The link to take back.' })
export class RevokeDownloadTokenInput {
  @Field(() => ID, { description: 'Id of the link.' })
  @MaxLength(idLengthMax, { message: 'id is not the id of a download link' })
  id!: string;
}
