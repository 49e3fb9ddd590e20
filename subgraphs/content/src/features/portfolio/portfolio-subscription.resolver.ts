import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { PortfolioType, toPortfolioType } from './portfolio.type.js';
import { watchPortfolio, type PortfolioTurn } from './use-cases/watch-portfolio.js';

@Resolver(() => PortfolioType)
export class PortfolioSubscriptionResolver {
  @Access('public')
  @Directive('@live(dropOldest: true)')
  @Subscription(() => PortfolioType, {
    nullable: true,
    description:
      'Each change at an address that this viewer may see: for the public a publish, an unpublish (null), a change of a ' +
      'published project or of the owner; for the owner also each saved draft. When the owner takes another username, ' +
      'one event carries the new slug: subscribe to that one. Carries changes only: read the portfolio once when the ' +
      'subscription is (re)connected.',
    subscribe: ({ args, context }) => watchPortfolio(context as GraphContext, args['slug'] as string),
  })
  portfolioUpdated(
    @Arg('slug', () => String, { description: "The owner's username." }) _slug: string,
    @Root() turn: PortfolioTurn,
    @Ctx() context: GraphContext,
  ): PortfolioType | null {
    return toPortfolioType(context.actor, turn.portfolio);
  }
}
