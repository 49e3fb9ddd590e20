import type { Operation } from '@gatefold/runtime/operation';
import { canChangePortfolio } from '../portfolio.policy.js';
import type { Portfolio } from '../portfolio.entity.js';
import { revisionPage } from '../revision.repository.js';

/** Saved states of a portfolio, newest first; null for everybody but the owner. */
export async function listRevisions(
  operation: Operation,
  portfolio: Pick<Portfolio, 'id' | 'ownerId'>,
  cut: { readonly first: number; readonly after?: string | null },
) {
  if (!canChangePortfolio(operation.actor, portfolio)) return null;
  return operation.read((tx) => revisionPage(tx, portfolio.id, cut.first, cut.after ?? null));
}
