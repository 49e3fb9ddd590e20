import { IsInt, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

/** Highest spending cap: 10,000 USD, which guards against a slip of the keyboard. */
const spendingCapCentsMax = 1_000_000;

/** What a person sends to agree to pay by the unit. */
@InputType('SetSpendingCapInput', { description: 'How much may be charged by the unit in a period.' })
export class SetSpendingCapInput {
  @Field(() => Int, {
    description:
      'Cents, 0 to 1000000. 0 switches it off: limits of the plan are hard. More than 0 needs a subscription.',
  })
  @IsInt()
  @Min(0, { message: 'amountCents must be at least 0' })
  @Max(spendingCapCentsMax, { message: `amountCents must be at most ${spendingCapCentsMax}` })
  amountCents!: number;
}
