import type { EntitlementTable, Tier } from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { IsUUID } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID, ObjectType } from 'type-graphql';

/** What the gateway puts into a signed identity. */
@ObjectType('EntitlementSnapshot', {
  description: 'What one person may do at this moment. Part of the platform, not of the public graph.',
})
@Directive('@inaccessible')
export class EntitlementSnapshotType {
  @Field(() => TierEnum, { description: 'Tier of the highest live grant.' })
  tier!: Tier;

  @Field(() => GraphQLJSONObject, {
    description: 'Value of every entitlement key: a boolean, or an upper bound.',
  })
  entitlements!: EntitlementTable;
}

/** Whose snapshot. */
@ArgsType()
export class SnapshotArgs {
  @Field(() => ID, { description: 'Raw uuid of the person.' })
  @IsUUID('all', { message: 'userId must be a uuid' })
  userId!: string;
}
