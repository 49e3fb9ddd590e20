import { ok, type Operation } from '@gatefold/runtime/operation';
import { signalPublicPage } from '../../../live-topics.js';
import { clearPublished } from '../portfolio-state.repository.js';
import { takeOwnPortfolio, type PortfolioResult, type Target } from './take-own-portfolio.js';

/** Takes the page off the public; drafts and revisions stay. */
export async function unpublishPortfolio(operation: Operation, target: Target): Promise<PortfolioResult> {
  return operation.transaction(async (tx) => {
    const own = await takeOwnPortfolio(tx, target);
    if (!own.ok || !own.value.published) return own;
    await clearPublished(tx, own.value.id);
    await signalPublicPage(tx, own.value.ownerId);
    return ok({ ...own.value, published: undefined, publishedAt: null });
  });
}
