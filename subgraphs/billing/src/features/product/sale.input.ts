import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IsOwnPath } from '../../graph/own-path.js';

const idLengthMax = 200;
/** Stripe charges no less and no more at once. */
const amountCentsMin = 50;
const amountCentsMax = 99_999_999;
const amountMessage = `amountCents must be ${amountCentsMin} to ${amountCentsMax}, or null to sell it no longer`;

/** What a person sends to pay once for a product. */
@InputType('CreateProductCheckoutInput', { description: 'The product to buy, and where to come back to.' })
export class CreateProductCheckoutInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @MaxLength(idLengthMax, { message: 'productId is not the id of a product' })
  productId!: string;

  @Field(() => String, { description: 'Path of this site to come back to after paying, e.g. `/downloads`.' })
  @IsOwnPath()
  successPath!: string;

  @Field(() => String, { description: 'Path of this site to come back to without paying.' })
  @IsOwnPath()
  cancelPath!: string;
}

/** What an administrator sends to sell a product. */
@InputType('SetProductPriceInput', { description: 'What a product is to cost from now on.' })
export class SetProductPriceInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @MaxLength(idLengthMax, { message: 'productId is not the id of a product' })
  productId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Cents to pay once, 50 to 99999999; null takes it off sale and leaves it to who bought it.',
  })
  @IsOptional()
  @Min(amountCentsMin, { message: amountMessage })
  @Max(amountCentsMax, { message: amountMessage })
  amountCents?: number | null;
}
