import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { RevenueType } from './revenue.type.js';
import { readRevenue } from './use-cases/read-revenue.js';

const monthCountMax = 36;

/** How far an administrator looks back. */
@ArgsType()
class RevenueArgs {
  @Field(() => Int, {
    defaultValue: 12,
    description: `How many months, 1 to ${monthCountMax}, the one of now included.`,
  })
  @Min(1, { message: 'months must be at least 1' })
  @Max(monthCountMax, { message: `months must be at most ${monthCountMax}` })
  months!: number;
}

@Resolver()
export class RevenueResolver {
  @Access('admin')
  @Query(() => RevenueType, {
    nullable: true,
    description:
      'What was sold in the last months, and how many people are on each plan. Administrators only.',
  })
  async revenue(
    @Args(() => RevenueArgs) { months }: RevenueArgs,
    @Ctx() context: GraphContext,
  ): Promise<RevenueType | null> {
    return readRevenue(context, months);
  }
}
