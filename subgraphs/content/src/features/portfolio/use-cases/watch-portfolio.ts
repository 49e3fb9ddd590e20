import { isSelf } from '@gatefold/runtime/identity';
import type { Operation } from '@gatefold/runtime/operation';
import { addressTaken, ownPage, publicPage } from '../../../live-topics.js';
import { turnsInto } from '../../../live-reading.js';
import { shownState } from '../portfolio.policy.js';
import type { Portfolio } from '../portfolio.entity.js';
import { ownerOfSlug, readPortfolioOf } from '../portfolio.repository.js';

/** A change of a watched address; null when there is nothing for this actor any more. */
export interface PortfolioTurn {
  readonly portfolio: Portfolio | null;
}

/**
 * Changes at an address as this actor may see them; silent while there is nothing to see. It watches the address, not the
 * person: a renamed owner is told once, with the new slug, and then whoever takes the address is watched.
 */
export async function watchPortfolio(
  operation: Operation,
  address: string,
): Promise<AsyncIterableIterator<PortfolioTurn>> {
  const slug = address.toLowerCase();
  let ownerId = await operation.read((tx) => ownerAt(tx));
  let signals = listen();
  let wasVisible = (await readShown()) !== null;

  async function ownerAt(tx: Parameters<typeof ownerOfSlug>[0]): Promise<string | undefined> {
    const { actor } = operation;
    const known = await ownerOfSlug(tx, slug);
    return known ?? (actor.kind === 'member' && actor.username === slug ? actor.userId : undefined);
  }

  function listen(): AsyncIterableIterator<true> {
    if (ownerId === undefined) return operation.live.subscribe(addressTaken, slug);
    return operation.live.subscribe(isSelf(operation.actor, ownerId) ? ownPage : publicPage, ownerId);
  }

  async function readShown(): Promise<Portfolio | null> {
    const watched = ownerId;
    if (watched === undefined) return null;
    const portfolio = await operation.read((tx) => readPortfolioOf(tx, watched));
    return portfolio && shownState(operation.actor, portfolio) ? portfolio : null;
  }

  async function follow(): Promise<void> {
    const present = await operation.read(ownerAt);
    if (present === ownerId) return;
    const left = signals;
    ownerId = present;
    signals = listen();
    await left.return?.();
  }

  return turnsInto(
    () => signals,
    async () => {
      if (ownerId === undefined) await follow();
      const portfolio = await readShown();
      await follow();
      const isNews = wasVisible || portfolio !== null;
      wasVisible = portfolio !== null;
      return isNews ? { portfolio } : undefined;
    },
  );
}
