import { IsOptional, Length, Matches, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const keyLengthMax = 100;
const reasonLengthMax = 500;
const idLengthMax = 200;

/** What a person sends to pay once. */
@InputType('CreatePaymentIntentInput', { description: 'What to buy.' })
export class CreatePaymentIntentInput {
  @Field(() => String, { description: 'Key of a pass, e.g. `pro_30_days`; see `passes`.' })
  @MaxLength(keyLengthMax, { message: 'productKey is not the key of anything' })
  productKey!: string;
}

/** What an administrator sends to give money back. */
@InputType('RefundPaymentInput', { description: 'Which payment to give back, how much of it and why.' })
export class RefundPaymentInput {
  @Field(() => ID, { description: 'Id of the payment.' })
  @MaxLength(idLengthMax, { message: 'paymentId is not the id of a payment' })
  paymentId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How much, in the smallest unit of the currency; everything that is left without it.',
  })
  @IsOptional()
  @Min(1, { message: 'amountCents must be at least 1' })
  amountCents?: number | null;

  @Field(() => String, { description: 'Why, 1 to 500 characters; kept in the audit.' })
  @Length(1, reasonLengthMax, { message: `reason must have 1 to ${reasonLengthMax} characters` })
  @Matches(/\S/, { message: 'reason must not be blank' })
  @Matches(/^[^\0]*$/, { message: 'reason must not hold a null character' })
  reason!: string;
}
