import type { Transaction } from '@gatefold/runtime/database';
import { ok, type Result } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import { portfolioNotFound, staleRevision, type Conflict } from '../portfolio.errors.js';
import { canChangePortfolio } from '../portfolio.policy.js';
import type { PageState, Portfolio } from '../portfolio.entity.js';
import { lockPortfolioOf } from '../portfolio.repository.js';
import { openOwnPortfolio } from './open-portfolio.js';

/** What a change of a portfolio ends with; a conflict carries the present state. */
export type PortfolioResult = Result<Portfolio> | Conflict;

/** Which portfolio is meant, and at which revision the caller believes it to be; undefined means "whichever". */
export interface Target {
  /** uuid; the empty text for an id that is none. */
  readonly portfolioId?: string | undefined;
  readonly expectedRevision?: number | null | undefined;
}

/** A portfolio that its owner may change now. */
export interface OwnPortfolio extends Portfolio {
  readonly draft: PageState;
}

/** The actor's portfolio, locked for a change and at the revision that the caller expects. */
export async function takeOwnPortfolio(
  tx: Transaction,
  { portfolioId, expectedRevision }: Target,
): Promise<Result<OwnPortfolio> | Conflict> {
  const member = actingMember(tx.actor);
  await openOwnPortfolio(tx, member);
  const portfolio = await lockPortfolioOf(tx, member.userId);
  if (!portfolio?.draft || !canChangePortfolio(tx.actor, portfolio)) return portfolioNotFound();
  if (portfolioId !== undefined && portfolioId !== portfolio.id) return portfolioNotFound();
  if (expectedRevision != null && expectedRevision !== portfolio.draft.revision)
    return staleRevision(portfolio);
  return ok({ ...portfolio, draft: portfolio.draft });
}
