import type { Tier } from '@gatefold/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { GrantSourceEnum } from '../../graph/grant-source.enum.js';
import { PlanType, toPlanType } from '../../graph/plan.type.js';
import { TierEnum } from '../../graph/tier.enum.js';
import type { GrantEntity } from '../../grants/grant.entity.js';
import type { GrantSource } from '../../grants/grant-source.js';
import type { ExplainedEntitlement } from './use-cases/explain-entitlement.js';

/** What clients see of a grant that gives an entitlement. */
@ObjectType('EntitlementSource', { description: 'A grant that gives an entitlement.' })
export class EntitlementSourceType {
  @Field(() => TierEnum, { description: 'Plan of the grant.' })
  planKey!: Tier;

  @Field(() => GrantSourceEnum, { description: 'Where the grant came from.' })
  source!: GrantSource;

  @Field(() => Date, { nullable: true, description: 'End of the grant, null for open end.' })
  endsAt!: Date | null;
}

/** What clients see of an entitlement. */
@ObjectType('Entitlement', { description: 'What a plan allows one person, and why.' })
export class EntitlementType {
  @Field(() => String, { description: 'Stable key, e.g. `content.projects`.' })
  key!: string;

  @Field(() => String, { description: 'What it is, in words for people.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is allowed at all.' })
  allowed!: boolean;

  @Field(() => String, { description: 'A sentence for the person: why it is or is not allowed.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Inclusive upper bound, null where it is not counted.' })
  limit!: number | null;

  @Field(() => [EntitlementSourceType], {
    description: 'The grants that give it; empty when it is not allowed, or is so without any grant.',
  })
  sources!: readonly EntitlementSourceType[];

  @Field(() => PlanType, {
    nullable: true,
    description: 'The lowest plan that allows it at all, null when no plan does.',
  })
  cheapestPlanThatAllows!: PlanType | null;
}

/** An explained entitlement as clients see it. */
export function toEntitlementType(explained: ExplainedEntitlement<GrantEntity>): EntitlementType {
  return {
    key: explained.key,
    name: explained.name,
    allowed: explained.allowed,
    reason: explained.reason,
    limit: explained.limit,
    sources: explained.sources.map(({ planKey, source, endsAt }) => ({ planKey, source, endsAt })),
    cheapestPlanThatAllows: explained.cheapestPlan && toPlanType(explained.cheapestPlan),
  };
}
