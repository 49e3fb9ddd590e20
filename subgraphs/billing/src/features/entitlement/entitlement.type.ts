import { planOf, type LimitMode, type Tier } from '@gatefold/schema';
import { LimitModeEnum, TierEnum } from '@gatefold/runtime/graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import { GrantSourceEnum } from '../../graph/grant-source.enum.js';
import { PlanType, toPlanType } from '../../graph/plan.type.js';
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

  @Field(() => Boolean, {
    description: 'Whether one more is possible now; where nothing is counted, whether the plan includes it.',
  })
  allowed!: boolean;

  @Field(() => String, { description: 'A sentence for the person: why it is or is not allowed.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Inclusive upper bound, null where it is not counted.' })
  limit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many are used in this period, null where billing does not count.',
  })
  used!: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When `used` starts again from 0; null where it never does.',
  })
  resetsAt!: Date | null;

  @Field(() => LimitModeEnum, {
    nullable: true,
    description: 'What happens at the limit, null where it is not counted.',
  })
  limitMode!: LimitMode | null;

  @Field(() => [EntitlementSourceType], {
    description: 'The grants that give it; empty when it is not included, or is so without any grant.',
  })
  sources!: readonly EntitlementSourceType[];

  @Field(() => PlanType, {
    nullable: true,
    description: 'The lowest plan that includes one more, null when no plan does.',
  })
  cheapestPlanThatAllows!: PlanType | null;
}

/** An explained entitlement as clients see it. */
export function toEntitlementType(explained: ExplainedEntitlement<GrantEntity>): EntitlementType {
  const { sources, cheapestPlanThatAllows: cheapest, ...facts } = explained;
  return {
    ...facts,
    sources: sources.map(({ planKey, source, endsAt }) => ({ planKey, source, endsAt })),
    cheapestPlanThatAllows: cheapest && toPlanType(planOf(cheapest)),
  };
}
