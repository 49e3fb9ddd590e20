import { meteredKeys, type MeteredKey } from '@gatefold/schema';
import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toConnection,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { validate } from 'uuid';
import { UserType } from '../../graph/user.type.js';
import { grantsOfPeople } from '../../grants/grants-of-people.loader.js';
import { allowanceOf } from '../../usage/allowance.js';
import { presentUse } from '../../usage/present-use.js';
import { useOfPeople } from '../../usage/use-of-people.loader.js';
import { SetSpendingCapInput } from './usage.input.js';
import { canReadUsageOf } from './usage.policy.js';
import {
  SetSpendingCapPayload,
  toPastPeriodType,
  toPresentPeriodType,
  toUsageType,
  UsagePeriodConnection,
  UsageType,
} from './usage.type.js';
import { listPastPeriods } from './use-cases/list-past-periods.js';
import { setSpendingCap } from './use-cases/set-spending-cap.js';

const keys = Object.keys(meteredKeys) as MeteredKey[];

@Resolver(() => UserType)
export class UserUsageResolver {
  @FieldResolver(() => UsageType, {
    nullable: true,
    description: 'What this person used of metered entitlements. Self and administrators only, else null.',
  })
  async usage(@Root() user: UserType, @Ctx() context: GraphContext): Promise<UsageType | null> {
    if (!canReadUsageOf(context.actor, user.userId)) return null;
    const [person, use] = await Promise.all([
      context.load(grantsOfPeople, user.userId),
      context.load(useOfPeople, user.userId),
    ]);
    if (!person) return null;
    const current = keys.map((key) => toPresentPeriodType(presentUse(key, person.grants, person.at, use)));
    return toUsageType(user.userId, use?.capAmountCents ?? 0, current);
  }

  @Access('member')
  @Mutation(() => SetSpendingCapPayload, {
    description:
      'Agree to pay by the unit above the limits of the plan, up to a cap in each period; 0 stops it. It is charged to the subscription that gives the plan: without one it is a CONFLICT.',
  })
  async setSpendingCap(
    @Arg('input', () => SetSpendingCapInput, {
      description: 'How much may be charged by the unit in a period.',
    })
    { amountCents }: SetSpendingCapInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<SetSpendingCapPayload>> {
    return toPayload(await setSpendingCap(context, amountCents), (spendingCapAmountCents) => ({
      spendingCapAmountCents,
    }));
  }
}

@Resolver(() => UsageType)
export class UsageResolver {
  @FieldResolver(() => UsagePeriodConnection, { description: 'Periods that are over, newest first.' })
  async history(
    @Root() { userId }: UsageType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<UsagePeriodConnection> {
    const person = await context.load(grantsOfPeople, userId);
    const page = await listPastPeriods(context, userId, args.first, afterOf(args.after));
    return toConnection(page, args, {
      node: (period) =>
        toPastPeriodType(period, allowanceOf(period.key, person?.grants ?? [], period.startsAt).limit),
      cursor: ({ startsAt, id }) => [startsAt.toISOString(), id],
    });
  }
}

function afterOf(cursor: string | null | undefined): { startsAt: string; id: string } | undefined {
  if (cursor == null) return undefined;
  const [startsAt, id] = decodeCursor(
    cursor,
    2,
    ([moment, uuid]) => !Number.isNaN(Date.parse(String(moment))) && validate(uuid),
  );
  return { startsAt: String(startsAt), id: String(id) };
}
