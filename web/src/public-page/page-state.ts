import type { PublicPortfolioFragment } from './gql/graphql.js';

/** Ids of the elements that the server writes and the visitor's script looks for. */
export const pageElements = { root: 'gf-root', state: 'gf-state', notice: 'gf-notice' } as const;

/** What the server hands to the visitor's script. */
export interface PageState {
  readonly portfolio: PublicPortfolioFragment;
}
