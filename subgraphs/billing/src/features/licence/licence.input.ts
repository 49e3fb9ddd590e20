import { MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

const idLengthMax = 200;

/** What somebody sends to get a licence. */
@InputType('CreateLicenceInput', { description: 'The product to get a licence key for.' })
export class CreateLicenceInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @MaxLength(idLengthMax, { message: 'productId is not the id of a product' })
  productId!: string;
}

/** What an administrator sends to replace a licence. */
@InputType('RotateLicenceInput', { description: 'The licence to replace by one with a new key.' })
export class RotateLicenceInput {
  @Field(() => ID, { description: 'Id of the licence.' })
  @MaxLength(idLengthMax, { message: 'licenceId is not the id of a licence' })
  licenceId!: string;
}

/** What an administrator sends to take a licence back. */
@InputType('RevokeLicenceInput', { description: 'The licence to take back.' })
export class RevokeLicenceInput {
  @Field(() => ID, { description: 'Id of the licence.' })
  @MaxLength(idLengthMax, { message: 'licenceId is not the id of a licence' })
  licenceId!: string;
}

/** Which key to check. */
@ArgsType()
export class VerifyLicenceArgs {
  @Field(() => String, { description: 'The key as somebody typed it.' })
  @MaxLength(100, { message: 'key must have at most 100 characters' })
  key!: string;
}
