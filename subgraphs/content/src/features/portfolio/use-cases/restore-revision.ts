import { ok, type Operation } from '@gatefold/runtime/operation';
import type { ContentServices } from '../../../services.js';
import { revisionNotFound } from '../portfolio.errors.js';
import { findRevision } from '../revision.repository.js';
import { writeDraft } from './save-portfolio.js';
import { takeOwnPortfolio, type PortfolioResult, type Target } from './take-own-portfolio.js';

/** Makes an earlier revision the draft, as a new revision. */
export async function restoreRevision(
  operation: Operation<ContentServices>,
  target: Target,
  revision: number,
): Promise<PortfolioResult> {
  return operation.transaction(async (tx) => {
    const own = await takeOwnPortfolio(tx, target);
    if (!own.ok) return own;
    const earlier = await findRevision(tx, own.value.id, revision);
    if (!earlier) return revisionNotFound();
    return ok(await writeDraft(tx, own.value, earlier, operation.services.revisionsMax));
  });
}
