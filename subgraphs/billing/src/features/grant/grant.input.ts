import type { Tier } from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { IsOptional, Length, Matches, MaxLength, MinDate } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const reasonLengthMax = 500;
const idLengthMax = 200;

/** What an administrator sends to put a person on a plan. */
@InputType('GrantPlanInput', { description: 'Who gets which plan, why, and until when.' })
export class GrantPlanInput {
  @Field(() => ID, { description: 'Id of the person.' })
  @MaxLength(idLengthMax, { message: 'userId is not the id of a person' })
  userId!: string;

  @Field(() => TierEnum, { description: 'Plan to give.' })
  planKey!: Tier;

  @Field(() => String, { description: 'Why, 1 to 500 characters. The person can read it.' })
  @Length(1, reasonLengthMax, { message: `reason must have 1 to ${reasonLengthMax} characters` })
  @Matches(/\S/, { message: 'reason must not be blank' })
  @Matches(/^[^\0]*$/, { message: 'reason must not hold a null character' })
  reason!: string;

  @Field(() => Date, {
    nullable: true,
    description: 'First moment without it, in the future; null for open end.',
  })
  @IsOptional()
  @MinDate(() => new Date(), { message: 'endsAt must be in the future' })
  endsAt?: Date | null;
}

/** What an administrator sends to take a grant back. */
@InputType('RevokeGrantInput', { description: 'The grant to take back.' })
export class RevokeGrantInput {
  @Field(() => ID, { description: 'Id of the grant.' })
  @MaxLength(idLengthMax, { message: 'grantId is not the id of a grant' })
  grantId!: string;
}
