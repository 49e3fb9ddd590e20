import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import { reservationUnitsMax } from '../../usage/reserve-usage.js';

/** What a service sends to hold units. */
@InputType('ReserveUsageInput', { description: 'Units to hold for one piece of work.' })
@Directive('@inaccessible')
export class ReserveUsageInput {
  @Field(() => ID, {
    description: 'uuid of the work, chosen by the caller: asking again is the same reservation.',
  })
  @IsUUID('all', { message: 'reservationId must be a uuid' })
  reservationId!: string;

  @Field(() => ID, { description: 'Raw uuid of the person.' })
  @IsUUID('all', { message: 'userId must be a uuid' })
  userId!: string;

  @Field(() => String, { description: 'Key of a metered entitlement, e.g. `ai.analyses`.' })
  key!: string;

  @Field(() => Int, { description: 'How many, 1 to 1000.', defaultValue: 1 })
  @IsInt()
  @Min(1, { message: 'units must be at least 1' })
  @Max(reservationUnitsMax, { message: `units must be at most ${reservationUnitsMax}` })
  units!: number;
}

/** What a service sends when the work is done, or failed. */
@InputType('SettleUsageInput', { description: 'The reservation whose work is done, or failed.' })
@Directive('@inaccessible')
export class SettleUsageInput {
  @Field(() => ID, { description: 'uuid of the work, as it was reserved.' })
  @IsUUID('all', { message: 'reservationId must be a uuid' })
  reservationId!: string;
}
