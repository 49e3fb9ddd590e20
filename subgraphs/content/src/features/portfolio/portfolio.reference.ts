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
        ? await findPortfolioAt(context, textOf(key['slug']))
        : await findPortfolio(context, fromGlobalId('Portfolio', textOf(key['id'])));
    return toPortfolioType(context.actor, found);
  },
});

/** A key field as the gateway sends it; anything but a text names no portfolio. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
