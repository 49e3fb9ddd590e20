import { Length, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const reasonLengthMax = 500;
const idLengthMax = 200;

/** What an administrator sends to give overage back. */
@InputType('RefundOverageInput', { description: 'Which charge to give back, and why.' })
export class RefundOverageInput {
  @Field(() => ID, { description: 'Id of the charge.' })
  @MaxLength(idLengthMax, { message: 'chargeId is not the id of a charge' })
  chargeId!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters; kept in the audit.' })
  @Length(1, reasonLengthMax, { message: `reason must have 1 to ${reasonLengthMax} characters` })
  @Matches(/\S/, { message: 'reason must not be blank' })
  @Matches(/^[^\0]*$/, { message: 'reason must not hold a null character' })
  reason!: string;
}
