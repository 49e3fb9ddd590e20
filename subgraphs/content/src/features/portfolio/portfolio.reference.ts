import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toPortfolioType } from './portfolio.type.js';
import { findPortfolio, findPortfolioAt } from './use-cases/find-portfolio.js';

/** `Portfolio` by id or by slug, for those who may see something of it. */
export const portfolioReference = defineReference({
  typeName: 'Portfolio',
  resolve: async (key, context) => {
    const found =
      key['id'] === undefined
        ? await findPortfolioAt(context, String(key['slug']))
        : await findPortfolio(context, fromGlobalId('Portfolio', String(key['id'])));
    return toPortfolioType(context.actor, found);
  },
});
