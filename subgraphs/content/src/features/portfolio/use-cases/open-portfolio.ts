import { v7 } from 'uuid';
import type { Transaction } from '@gatefold/runtime/database';
import type { MemberActor } from '@gatefold/runtime/identity';
import { planOf } from '@gatefold/schema';
import { ownPage } from '../../../live-topics.js';
import { insertPortfolio, rewriteStarter } from '../portfolio-state.repository.js';
import { writeStarter } from './write-starter.js';

/** Whether a page of somebody with these entitlements carries the gatefold footer. */
export function brandingFor(entitlements: MemberActor['access']['entitlements']): boolean {
  return !entitlements['portfolio.branding_removal'];
}

/** Makes the member's portfolio unless there is one, so that nobody waits for the event of the registration. */
export async function openOwnPortfolio(tx: Transaction, member: MemberActor): Promise<void> {
  const { userId: ownerId, username, access } = member;
  const showBranding = brandingFor(access.entitlements);
  await insertPortfolio(tx, { id: v7(), ownerId, username, showBranding, ...writeStarter(username) });
}

/** Makes a new person's portfolio; one that the person opened earlier gets the real name, if still untouched. */
export async function openPortfolioFor(
  tx: Transaction,
  person: { userId: string; username: string; displayName: string },
): Promise<void> {
  const { userId: ownerId, username, displayName } = person;
  const showBranding = brandingFor(planOf('FREE').entitlements);
  const starter = writeStarter(displayName);
  const isNew = await insertPortfolio(tx, { id: v7(), ownerId, username, showBranding, ...starter });
  if (isNew) return;
  await rewriteStarter(tx, ownerId, starter);
  await tx.signal(ownPage, ownerId);
}
