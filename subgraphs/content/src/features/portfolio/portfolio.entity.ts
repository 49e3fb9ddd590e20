import type { PortfolioDocument, PortfolioTheme } from '@gatefold/schema';

/** What a page shows at one revision. */
export interface PageState {
  readonly title: string;
  readonly theme: PortfolioTheme;
  readonly document: PortfolioDocument;
  readonly revision: number;
}

/** A portfolio with what this actor's row security lets through. */
export interface Portfolio {
  readonly id: string;
  readonly ownerId: string;
  /** The owner's username. */
  readonly slug: string;
  readonly showBranding: boolean;
  readonly published: PageState | undefined;
  readonly publishedAt: Date | null;
  /** The newest revision; undefined for everybody but the owner. */
  readonly draft: PageState | undefined;
}
