import { toGlobalId, type Tier } from '@gatefold/schema';
import { Payload, TierEnum } from '@gatefold/runtime/graphql';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { GrantSourceEnum } from '../../graph/grant-source.enum.js';
import { toUserType, UserType } from '../../graph/user.type.js';
import type { GrantEntity } from '../../grants/grant.entity.js';
import type { GrantSource } from '../../grants/grant-source.js';

/** What the person and administrators see of a grant. */
@ObjectType('Grant', {
  description: 'One reason why a person is on a plan. Seen by that person and administrators.',
})
@Directive('@key(fields: "id")')
export class GrantType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => UserType, { description: 'Who is on the plan by it.' })
  user!: UserType;

  @Field(() => TierEnum, { description: 'Plan that it gives.' })
  planKey!: Tier;

  @Field(() => GrantSourceEnum, { description: 'Where it came from.' })
  source!: GrantSource;

  @Field(() => String, { description: 'Why it was given.' })
  reason!: string;

  @Field(() => Date, { description: 'From when it counts.' })
  startsAt!: Date;

  @Field(() => Date, { nullable: true, description: 'From when it no longer counts; null for open end.' })
  endsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; null while it stands.' })
  revokedAt!: Date | null;
}

/** Outcome of `grantPlan`. */
@ObjectType('GrantPlanPayload', { description: 'Outcome of grantPlan.' })
export class GrantPlanPayload extends Payload {
  @Field(() => GrantType, { nullable: true, description: 'The new grant.' })
  grant?: GrantType;
}

/** Outcome of `revokeGrant`. */
@ObjectType('RevokeGrantPayload', { description: 'Outcome of revokeGrant.' })
export class RevokeGrantPayload extends Payload {
  @Field(() => GrantType, { nullable: true, description: 'The grant, taken back.' })
  grant?: GrantType;
}

/** A row as clients see it. */
export function toGrantType(grant: GrantEntity): GrantType {
  return {
    id: toGlobalId('Grant', grant.id),
    user: toUserType(grant.userId),
    planKey: grant.planKey,
    source: grant.source,
    reason: grant.reason,
    startsAt: grant.startsAt,
    endsAt: grant.endsAt,
    revokedAt: grant.revokedAt,
  };
}
