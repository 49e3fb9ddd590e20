import { planOf } from '@gatefold/schema';
import type { PageModel } from '../portfolio/page-model.js';
import type { PublicPortfolioFragment } from './gql/graphql.js';

/** A portfolio as the API gives it, as the model that pages are drawn from. */
export function pageModelOf(portfolio: PublicPortfolioFragment): PageModel {
  const { owner } = portfolio;
  return {
    title: portfolio.title,
    theme: portfolio.theme,
    blocks: portfolio.document.blocks,
    person: {
      username: owner.username,
      displayName: owner.displayName ?? owner.username,
      avatarUrl: owner.avatarUrl,
      bio: owner.bio,
    },
    projects: portfolio.projects.nodes,
    branded: owner.tier ? planOf(owner.tier).entitlements['portfolio.branding_removal'] !== true : true,
  };
}
