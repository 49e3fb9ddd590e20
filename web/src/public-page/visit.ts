import '../portfolio/portfolio.css';
import './visit.css';
import type { PublicPortfolioFragment } from './gql/graphql.js';
import { followPortfolio } from './live-portfolio.js';
import { hideNotice, showNotice } from './notice.js';
import { pageElements, type PageState } from './page-state.js';

/** Script of a public page: small at first, and fetches the drawing code while the browser is idle. */
function visit(): void {
  const root = document.getElementById(pageElements.root);
  const stateText = document.getElementById(pageElements.state)?.textContent;
  if (!root || !stateText) return;
  const { portfolio: first } = JSON.parse(stateText) as PageState;
  let shown = JSON.stringify(first);
  let offline = false;

  const view = (): Promise<typeof import('./live-view.js')> => import('./live-view.js');
  const prepare = (): void => void view().then(({ takeOver }) => takeOver(root, first));
  if ('requestIdleCallback' in window) requestIdleCallback(prepare, { timeout: 2000 });
  else setTimeout(prepare, 300);

  async function show(portfolio: PublicPortfolioFragment): Promise<void> {
    const next = JSON.stringify(portfolio);
    if (offline) hideNotice();
    offline = false;
    if (next === shown) return;
    shown = next;
    const { takeOver, redraw } = await view();
    if (next !== shown || !root) return;
    takeOver(root, first);
    redraw(portfolio);
    document.title = portfolio.title;
    showNotice('This page was updated just now.', { passing: true });
  }

  followPortfolio(first.slug, (portfolio) => {
    if (portfolio) return void show(portfolio);
    offline = true;
    showNotice('The owner has taken this page offline. You are looking at its last version.', {
      passing: false,
    });
  });
}

visit();
