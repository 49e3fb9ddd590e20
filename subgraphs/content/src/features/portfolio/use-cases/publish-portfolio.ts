import { ok, type Operation } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import { signalPublicPage } from '../../../live-topics.js';
import { writePublished } from '../portfolio-state.repository.js';
import type { Portfolio } from '../portfolio.entity.js';
import { readPortfolioOf } from '../portfolio.repository.js';
import { brandingFor } from './open-portfolio.js';
import { takeOwnPortfolio, type PortfolioResult, type Target } from './take-own-portfolio.js';

/** Shows the present draft to everybody; a draft that everybody sees already stays as it is. */
export async function publishPortfolio(operation: Operation, target: Target): Promise<PortfolioResult> {
  const { access } = actingMember(operation.actor);
  return operation.transaction(async (tx) => {
    const own = await takeOwnPortfolio(tx, target);
    if (!own.ok) return own;
    const { id, ownerId, draft, published } = own.value;
    if (published?.revision === draft.revision) return own;
    await writePublished(tx, id, draft, brandingFor(access.entitlements));
    await signalPublicPage(tx, ownerId);
    return ok((await readPortfolioOf(tx, ownerId)) as Portfolio);
  });
}
