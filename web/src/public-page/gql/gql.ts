/* eslint-disable */
import * as types from './graphql.js';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
  'fragment PublicPortfolio on Portfolio {\n  id\n  slug\n  title\n  theme {\n    key\n    accent\n    font\n  }\n  document {\n    version\n    blocks {\n      id\n      type\n      props\n    }\n  }\n  revision\n  publishedAt\n  owner {\n    id\n    username\n    displayName @include(if: $withPerson)\n    avatarUrl @include(if: $withPerson)\n    bio @include(if: $withPerson)\n    tier @include(if: $withPerson)\n  }\n  projects(first: 50) {\n    nodes {\n      id\n      title\n      shortSummary\n      description\n      tags\n      technologies\n      liveLink\n      githubLink\n      updatedAt\n    }\n  }\n}\n\nquery PublicPage($slug: String!, $withPerson: Boolean!) {\n  portfolio(slug: $slug) {\n    ...PublicPortfolio\n  }\n}\n\nsubscription PublicPageUpdated($slug: String!, $withPerson: Boolean!) {\n  portfolioUpdated(slug: $slug) {\n    ...PublicPortfolio\n  }\n}': typeof types.PublicPortfolioFragmentDoc;
};
const documents: Documents = {
  'fragment PublicPortfolio on Portfolio {\n  id\n  slug\n  title\n  theme {\n    key\n    accent\n    font\n  }\n  document {\n    version\n    blocks {\n      id\n      type\n      props\n    }\n  }\n  revision\n  publishedAt\n  owner {\n    id\n    username\n    displayName @include(if: $withPerson)\n    avatarUrl @include(if: $withPerson)\n    bio @include(if: $withPerson)\n    tier @include(if: $withPerson)\n  }\n  projects(first: 50) {\n    nodes {\n      id\n      title\n      shortSummary\n      description\n      tags\n      technologies\n      liveLink\n      githubLink\n      updatedAt\n    }\n  }\n}\n\nquery PublicPage($slug: String!, $withPerson: Boolean!) {\n  portfolio(slug: $slug) {\n    ...PublicPortfolio\n  }\n}\n\nsubscription PublicPageUpdated($slug: String!, $withPerson: Boolean!) {\n  portfolioUpdated(slug: $slug) {\n    ...PublicPortfolio\n  }\n}':
    types.PublicPortfolioFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: 'fragment PublicPortfolio on Portfolio {\n  id\n  slug\n  title\n  theme {\n    key\n    accent\n    font\n  }\n  document {\n    version\n    blocks {\n      id\n      type\n      props\n    }\n  }\n  revision\n  publishedAt\n  owner {\n    id\n    username\n    displayName @include(if: $withPerson)\n    avatarUrl @include(if: $withPerson)\n    bio @include(if: $withPerson)\n    tier @include(if: $withPerson)\n  }\n  projects(first: 50) {\n    nodes {\n      id\n      title\n      shortSummary\n      description\n      tags\n      technologies\n      liveLink\n      githubLink\n      updatedAt\n    }\n  }\n}\n\nquery PublicPage($slug: String!, $withPerson: Boolean!) {\n  portfolio(slug: $slug) {\n    ...PublicPortfolio\n  }\n}\n\nsubscription PublicPageUpdated($slug: String!, $withPerson: Boolean!) {\n  portfolioUpdated(slug: $slug) {\n    ...PublicPortfolio\n  }\n}',
): typeof import('./graphql.js').PublicPortfolioFragmentDoc;

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
