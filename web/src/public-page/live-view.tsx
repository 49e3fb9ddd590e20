import { StrictMode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { PortfolioPage } from '../portfolio/portfolio-page.js';
import type { PublicPortfolioFragment } from './gql/graphql.js';
import { pageModelOf } from './page-model-of.js';

let root: Root | undefined;

const drawing = (portfolio: PublicPortfolioFragment) => (
  <StrictMode>
    <PortfolioPage model={pageModelOf(portfolio)} />
  </StrictMode>
);

/** Takes over the server's HTML; afterwards `redraw` changes it in place. */
export function takeOver(element: HTMLElement, portfolio: PublicPortfolioFragment): void {
  root ??= hydrateRoot(element, drawing(portfolio));
}

/** Draws another state of the portfolio into the page that was taken over. */
export function redraw(portfolio: PublicPortfolioFragment): void {
  root?.render(drawing(portfolio));
}
