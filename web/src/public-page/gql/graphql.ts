/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Type family of a page. */
export type ThemeFont =
  /** Of one width. */
  | 'MONO'
  /** Without serifs. */
  | 'SANS'
  /** With serifs. */
  | 'SERIF';

/** Palette of a page. */
export type ThemeKey =
  /** Near black, for images and light on dark. */
  | 'INK'
  /** Soft green, for calm and natural subjects. */
  | 'MEADOW'
  /** Warm white, for reading. */
  | 'PAPER'
  /** Cool grey, for product and interface work. */
  | 'STUDIO';

/** Access tier, ranked FREE below PRO below PREMIUM. */
export type Tier =
  /** Without payment. */
  | 'FREE'
  /** Paid, everything. */
  | 'PREMIUM'
  /** Paid. */
  | 'PRO';

export type PublicPortfolioFragment = {
  id: string;
  slug: string;
  title: string;
  revision: number;
  publishedAt: string | null;
  theme: { key: ThemeKey; accent: string; font: ThemeFont };
  document: { version: number; blocks: Array<{ id: string; type: string; props: Record<string, unknown> }> };
  owner: {
    id: string;
    username: string;
    displayName?: string;
    avatarUrl?: string | null;
    bio?: string | null;
    tier?: Tier;
  };
  projects: {
    nodes: Array<{
      id: string;
      title: string;
      shortSummary: string;
      description: string;
      tags: Array<string>;
      technologies: Array<string>;
      liveLink: string | null;
      githubLink: string | null;
      updatedAt: string;
    }>;
  };
};

export type PublicPageQueryVariables = Exact<{
  slug: string;
  withPerson: boolean;
}>;

export type PublicPageQuery = {
  portfolio: {
    id: string;
    slug: string;
    title: string;
    revision: number;
    publishedAt: string | null;
    theme: { key: ThemeKey; accent: string; font: ThemeFont };
    document: {
      version: number;
      blocks: Array<{ id: string; type: string; props: Record<string, unknown> }>;
    };
    owner: {
      id: string;
      username: string;
      displayName?: string;
      avatarUrl?: string | null;
      bio?: string | null;
      tier?: Tier;
    };
    projects: {
      nodes: Array<{
        id: string;
        title: string;
        shortSummary: string;
        description: string;
        tags: Array<string>;
        technologies: Array<string>;
        liveLink: string | null;
        githubLink: string | null;
        updatedAt: string;
      }>;
    };
  } | null;
};

export type PublicPageUpdatedSubscriptionVariables = Exact<{
  slug: string;
  withPerson: boolean;
}>;

export type PublicPageUpdatedSubscription = {
  portfolioUpdated: {
    id: string;
    slug: string;
    title: string;
    revision: number;
    publishedAt: string | null;
    theme: { key: ThemeKey; accent: string; font: ThemeFont };
    document: {
      version: number;
      blocks: Array<{ id: string; type: string; props: Record<string, unknown> }>;
    };
    owner: {
      id: string;
      username: string;
      displayName?: string;
      avatarUrl?: string | null;
      bio?: string | null;
      tier?: Tier;
    };
    projects: {
      nodes: Array<{
        id: string;
        title: string;
        shortSummary: string;
        description: string;
        tags: Array<string>;
        technologies: Array<string>;
        liveLink: string | null;
        githubLink: string | null;
        updatedAt: string;
      }>;
    };
  } | null;
};

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PublicPortfolioFragmentDoc = new TypedDocumentString(
  `
    fragment PublicPortfolio on Portfolio {
  id
  slug
  title
  theme {
    key
    accent
    font
  }
  document {
    version
    blocks {
      id
      type
      props
    }
  }
  revision
  publishedAt
  owner {
    id
    username
    displayName @include(if: $withPerson)
    avatarUrl @include(if: $withPerson)
    bio @include(if: $withPerson)
    tier @include(if: $withPerson)
  }
  projects(first: 50) {
    nodes {
      id
      title
      shortSummary
      description
      tags
      technologies
      liveLink
      githubLink
      updatedAt
    }
  }
}
    `,
  { fragmentName: 'PublicPortfolio' },
) as unknown as TypedDocumentString<PublicPortfolioFragment, unknown>;
export const PublicPageDocument = new TypedDocumentString(`
    query PublicPage($slug: String!, $withPerson: Boolean!) {
  portfolio(slug: $slug) {
    ...PublicPortfolio
  }
}
    fragment PublicPortfolio on Portfolio {
  id
  slug
  title
  theme {
    key
    accent
    font
  }
  document {
    version
    blocks {
      id
      type
      props
    }
  }
  revision
  publishedAt
  owner {
    id
    username
    displayName @include(if: $withPerson)
    avatarUrl @include(if: $withPerson)
    bio @include(if: $withPerson)
    tier @include(if: $withPerson)
  }
  projects(first: 50) {
    nodes {
      id
      title
      shortSummary
      description
      tags
      technologies
      liveLink
      githubLink
      updatedAt
    }
  }
}`) as unknown as TypedDocumentString<PublicPageQuery, PublicPageQueryVariables>;
export const PublicPageUpdatedDocument = new TypedDocumentString(`
    subscription PublicPageUpdated($slug: String!, $withPerson: Boolean!) {
  portfolioUpdated(slug: $slug) {
    ...PublicPortfolio
  }
}
    fragment PublicPortfolio on Portfolio {
  id
  slug
  title
  theme {
    key
    accent
    font
  }
  document {
    version
    blocks {
      id
      type
      props
    }
  }
  revision
  publishedAt
  owner {
    id
    username
    displayName @include(if: $withPerson)
    avatarUrl @include(if: $withPerson)
    bio @include(if: $withPerson)
    tier @include(if: $withPerson)
  }
  projects(first: 50) {
    nodes {
      id
      title
      shortSummary
      description
      tags
      technologies
      liveLink
      githubLink
      updatedAt
    }
  }
}`) as unknown as TypedDocumentString<PublicPageUpdatedSubscription, PublicPageUpdatedSubscriptionVariables>;
