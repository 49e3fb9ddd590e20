import { isSelf, type Actor } from '@gatefold/runtime/identity';
import type { PageState, Portfolio } from './portfolio.entity.js';

/** Only the owner changes a portfolio and sees its drafts and revisions. */
export function canChangePortfolio(actor: Actor, portfolio: Pick<Portfolio, 'ownerId'>): boolean {
  return isSelf(actor, portfolio.ownerId);
}

/** What this viewer is shown: the draft for the owner, the published state for others, undefined for nothing. */
export function shownState(actor: Actor, portfolio: Portfolio): PageState | undefined {
  return canChangePortfolio(actor, portfolio) ? portfolio.draft : portfolio.published;
}
