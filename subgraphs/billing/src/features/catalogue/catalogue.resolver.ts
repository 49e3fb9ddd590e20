import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readPlanPrices } from '../../catalogue/plan-prices-cached.js';
import { PlanPriceType, PlanType } from '../../graph/plan.type.js';

@Resolver(() => PlanType)
export class CatalogueResolver {
  @FieldResolver(() => [PlanPriceType])
  async prices(@Root() plan: PlanType, @Ctx() context: GraphContext): Promise<PlanPriceType[]> {
    const prices = await readPlanPrices(context);
    return prices
      .filter(({ planKey }) => planKey === plan.key)
      .map(({ interval, amountCents, currency }) => ({ interval, amountCents, currency }));
  }
}
