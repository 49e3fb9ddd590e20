import { entitlementKeys, planCurrency, type LimitMode } from '@gatefold/schema';
import { LimitModeEnum, PageInfo, Payload, type Connection } from '@gatefold/runtime/graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import type { PresentUse } from '../../usage/present-use.js';
import type { UsagePeriod } from '../../usage/usage-period.repository.js';

/** What a person sees of one key in one period. */
@ObjectType('UsagePeriod', {
  description: 'What a person used of one metered entitlement between two moments.',
})
export class UsagePeriodType {
  @Field(() => String, { description: 'Key of the entitlement, e.g. `ai.analyses`.' })
  key!: string;

  @Field(() => String, { description: 'What it is, in words for people.' })
  name!: string;

  @Field(() => Date, { description: 'First moment.' })
  startsAt!: Date;

  @Field(() => Date, { description: 'First moment after it: `used` starts again from 0.' })
  resetsAt!: Date;

  @Field(() => Int, { description: 'Units that the plan includes; for a past period, when it ended.' })
  limit!: number;

  @Field(() => LimitModeEnum, {
    nullable: true,
    description: 'What happens at the limit; null for a past period.',
  })
  limitMode!: LimitMode | null;

  @Field(() => Int, { description: 'Units used, overage included.' })
  used!: number;

  @Field(() => Int, { description: 'Units held by work that is under way.' })
  reserved!: number;

  @Field(() => Int, { description: 'Part of `used` that is charged by the unit.' })
  overage!: number;

  @Field(() => Int, { description: 'What the overage costs, in cents.' })
  overageAmountCents!: number;
}

@ObjectType('UsagePeriodEdge', { description: 'A period and its place in the list.' })
class UsagePeriodEdge {
  @Field(() => UsagePeriodType, { description: 'The period.' })
  node!: UsagePeriodType;

  @Field(() => String, { description: 'Its place; give it as `after` for what follows.' })
  cursor!: string;
}

/** A page of past periods. */
@ObjectType('UsagePeriodConnection', { description: 'A page of past periods, newest first.' })
export class UsagePeriodConnection implements Connection<UsagePeriodType> {
  @Field(() => [UsagePeriodEdge], { description: 'The periods with their places.' })
  edges!: readonly UsagePeriodEdge[];

  @Field(() => [UsagePeriodType], { description: 'The periods.' })
  nodes!: readonly UsagePeriodType[];

  @Field(() => PageInfo, { description: 'Where the page lies.' })
  pageInfo!: PageInfo;
}

/** Everything that a person is counted for. */
@ObjectType('Usage', { description: 'What a person used, and what they agreed to pay by the unit.' })
export class UsageType {
  /** uuid; not shown. */
  userId!: string;

  @Field(() => Int, { description: 'Most that may be charged by the unit in a period, in cents; 0 is off.' })
  spendingCapAmountCents!: number;

  @Field(() => String, { description: 'Currency of the amounts, ISO 4217.' })
  currency!: string;

  @Field(() => [UsagePeriodType], { description: 'The period of now of every metered entitlement.' })
  current!: readonly UsagePeriodType[];
}

/** Outcome of `setSpendingCap`. */
@ObjectType('SetSpendingCapPayload', { description: 'Outcome of setSpendingCap.' })
export class SetSpendingCapPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'The cap that holds from now on, in cents.' })
  spendingCapAmountCents?: number;
}

/** The use of now as clients see it. */
export function toPresentPeriodType(use: PresentUse): UsagePeriodType {
  const { key, startsAt, endsAt, balance, allowance } = use;
  const { limit, rule } = allowance;
  return { ...shown(key, startsAt, endsAt, balance), limit, limitMode: rule.limitMode };
}

/** A period that is over as clients see it; `limitNow` stands in for one that nobody has closed yet. */
export function toPastPeriodType(period: UsagePeriod, limitNow: number): UsagePeriodType {
  const { key, startsAt, endsAt, balance, closedLimit } = period;
  return { ...shown(key, startsAt, endsAt, balance), limit: closedLimit ?? limitNow, limitMode: null };
}

/** A person's use with the currency of the plan table. */
export function toUsageType(
  userId: string,
  spendingCapAmountCents: number,
  current: readonly UsagePeriodType[],
): UsageType {
  return { userId, spendingCapAmountCents, currency: planCurrency, current };
}

function shown(
  key: UsagePeriod['key'],
  startsAt: Date,
  resetsAt: Date,
  { committed, reserved, overage, overageAmountCents }: UsagePeriod['balance'],
): Omit<UsagePeriodType, 'limit' | 'limitMode'> {
  const name = entitlementKeys[key];
  return { key, name, startsAt, resetsAt, used: committed, reserved, overage, overageAmountCents };
}
