import { plans } from '@gatefold/schema';
import { Access } from '@gatefold/runtime/graphql';
import { Query, Resolver } from 'type-graphql';
import { PlanType, toPlanType } from '../../graph/plan.type.js';

@Resolver(() => PlanType)
export class PlanResolver {
  @Access('public')
  @Query(() => [PlanType], { description: 'All plans by rank.' })
  plans(): PlanType[] {
    return plans.toSorted((one, other) => one.rank - other.rank).map(toPlanType);
  }
}
