import type { PortfolioTheme } from '@gatefold/schema';

/** A project as visitors see it. */
export interface PageProject {
  readonly id: string;
  readonly title: string;
  readonly shortSummary: string;
  /** Markdown. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly technologies: readonly string[];
  readonly liveLink?: string | null;
  readonly githubLink?: string | null;
}

/** The person a page belongs to. `displayName` falls back to the username when the account service is away. */
export interface PagePerson {
  readonly username: string;
  readonly displayName: string;
  readonly avatarUrl?: string | null;
  readonly bio?: string | null;
}

/** One block as stored; `props` fit `blockCatalogue[type]`. */
export interface PageBlock {
  readonly id: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Everything a portfolio page is drawn from, the same in the builder, on the server and in a visitor's browser. */
export interface PageModel {
  readonly title: string;
  readonly theme: PortfolioTheme;
  readonly blocks: readonly PageBlock[];
  readonly person: PagePerson;
  readonly projects: readonly PageProject[];
  /** Whether the footer names gatefold; a plan may remove it. */
  readonly branded: boolean;
}
