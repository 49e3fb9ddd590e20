import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toPortfolioType } from './portfolio.type.js';
import { findPortfolio, findPortfolioAt } from './use-cases/find-portfolio.js';

/** `Portfolio` by id or by slug, for those who may see something of it. */
export const portfolioReference = defineReference({
  typeName: 'Portfolio',
  resolve: async (key, context) => {
    const { id, slug } = key;
    const found =
      id === undefined
        ? await findPortfolioAt(context, String(slug))
        : await findPortfolio(context, fromGlobalId('Portfolio', String(id)));
    return toPortfolioType(context.actor, found);
  },
});
