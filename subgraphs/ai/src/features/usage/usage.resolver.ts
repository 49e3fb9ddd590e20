import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import type { AiServices } from '../../services/ai-services.js';
import { monthOf } from '../../metering/month.js';
import { usageThisMonth } from './usage.loader.js';
import { canReadUsageOf } from './usage.policy.js';
import { AiUsageType } from './usage.type.js';

@Resolver(() => UserType)
export class UsageResolver {
  @FieldResolver(() => AiUsageType, {
    nullable: true,
    description:
      'Use of AI by this person this calendar month (UTC). Self and administrators only, else null.',
  })
  async aiUsage(
    @Root() user: UserType,
    @Ctx() context: GraphContext<AiServices>,
  ): Promise<AiUsageType | null> {
    if (!canReadUsageOf(context.actor, user.userId)) return null;
    const count = await context.load(usageThisMonth, user.userId);
    const { start, end } = monthOf(new Date());
    return {
      analyses: count?.analyses ?? 0,
      promptTokens: count?.promptTokens ?? 0,
      completionTokens: count?.completionTokens ?? 0,
      periodStart: start,
      periodEnd: end,
      analyzer: context.services.analyzer.identity,
    };
  }
}
