import { IsOptional, Length, Matches, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

const reasonLengthMax = 500;

/** How much of a payment an administrator gives back, and why. */
@InputType('RefundInput', { description: 'What every refund takes.' })
export abstract class RefundInput {
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
