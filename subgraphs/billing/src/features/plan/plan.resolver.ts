import { plans } from '@gatefold/schema';
import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { BillingServices } from '../../services.js';
import { PlanType, toPlanType } from '../../graph/plan.type.js';

@Resolver(() => PlanType)
export class PlanResolver {
  @Access('public')
  @Query(() => [PlanType], { description: 'All plans by rank.' })
  plans(): PlanType[] {
    return plans.toSorted((one, other) => one.rank - other.rank).map(toPlanType);
  }

  @FieldResolver(() => Int, {
    description: 'Days without payment for whoever subscribes for the first time; 0 for none.',
  })
  trialDays(@Root() { prices }: PlanType, @Ctx() context: GraphContext): number {
    const { stripe } = context.services as BillingServices;
    return prices.length > 0 ? (stripe?.trialDays ?? 0) : 0;
  }
}
