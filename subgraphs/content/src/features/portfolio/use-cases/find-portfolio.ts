import type { LoaderDefinition, Loading, Operation } from '@gatefold/runtime/operation';
import { isSelf } from '@gatefold/runtime/identity';
import { actingMember } from '../../../acting-member.js';
import { shownState } from '../portfolio.policy.js';
import type { Portfolio } from '../portfolio.entity.js';
import { portfolioById, portfolioByOwner, portfolioBySlug } from '../portfolio.repository.js';
import { openOwnPortfolio } from './open-portfolio.js';

type Reading = Operation & Loading;

/** The portfolio with this uuid, or null when there is nothing in it for this actor. */
export async function findPortfolio(reading: Loading, id: string | undefined): Promise<Portfolio | null> {
  return id ? visible(reading, portfolioById, id) : null;
}

/** A person's portfolio, or null when there is nothing in it for this actor; the own one is made when missing. */
export async function findPortfolioOf(reading: Reading, ownerId: string): Promise<Portfolio | null> {
  const found = await visible(reading, portfolioByOwner, ownerId);
  if (found || !isSelf(reading.actor, ownerId)) return found;
  await reading.transaction((tx) => openOwnPortfolio(tx, actingMember(reading.actor)));
  return visible(reading, portfolioByOwner, ownerId);
}

/** The portfolio at this address in any case, or null when there is nothing in it for this actor. */
export async function findPortfolioAt(reading: Reading, address: string): Promise<Portfolio | null> {
  const slug = address.toLowerCase();
  const found = await visible(reading, portfolioBySlug, slug);
  const { actor } = reading;
  if (found || actor.kind !== 'member' || actor.username !== slug) return found;
  const own = await findPortfolioOf(reading, actor.userId);
  return own?.slug === slug ? own : null;
}

async function visible(
  loading: Loading,
  loader: LoaderDefinition<Portfolio>,
  key: string,
): Promise<Portfolio | null> {
  const portfolio = await loading.load(loader, key);
  return portfolio && shownState(loading.actor, portfolio) ? portfolio : null;
}
