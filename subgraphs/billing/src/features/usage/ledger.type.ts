import { Payload } from '@gatefold/runtime/graphql';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Reservation, ReservationState } from '../../usage/reservation.js';

/** What a service sees of its reservation. */
@ObjectType('UsageReservation', {
  description: 'Units that are held for one piece of work. Part of the platform, not of the public graph.',
})
@Directive('@inaccessible')
export class UsageReservationType {
  @Field(() => ID, { description: 'uuid of the work.' })
  id!: string;

  @Field(() => String, { description: 'RESERVED, COMMITTED, RELEASED or EXPIRED.' })
  state!: ReservationState;

  @Field(() => Date, { description: 'First moment at which it no longer holds.' })
  expiresAt!: Date;
}

/** Outcome of `reserveUsage`, `commitUsage` and `releaseUsage`. */
@ObjectType('UsageReservationPayload', { description: 'Outcome of a change of a reservation.' })
@Directive('@inaccessible')
export class UsageReservationPayload extends Payload {
  @Field(() => UsageReservationType, { nullable: true, description: 'The reservation as it is now.' })
  reservation?: UsageReservationType;
}

/** A reservation as its service sees it. */
export function toReservationType({ id, state, expiresAt }: Reservation): UsageReservationType {
  return { id, state, expiresAt };
}
