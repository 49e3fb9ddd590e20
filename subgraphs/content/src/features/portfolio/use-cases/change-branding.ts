import { planOf, type Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { signalPublicPage } from '../../../live-topics.js';
import { writeBranding } from '../portfolio-state.repository.js';
import { brandingFor } from './open-portfolio.js';

/** Shows or hides the gatefold footer as the person's new plan says. */
export async function changeBranding(
  tx: Transaction,
  { userId, tier, sequence }: { userId: string; tier: Tier; sequence: number },
): Promise<void> {
  const showBranding = brandingFor(planOf(tier).entitlements);
  if (await writeBranding(tx, userId, showBranding, sequence)) await signalPublicPage(tx, userId);
}
