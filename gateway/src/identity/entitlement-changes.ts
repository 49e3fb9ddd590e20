import type { Logger } from '@gatefold/runtime/logging';
import type { UpstreamSockets } from '../subscriptions/upstream-sockets.js';
import type { EntitlementSnapshots } from './entitlement-snapshots.js';
import type { IdentityTokens } from './identity-tokens.js';
import { followInternally } from './internal-subscription.js';

const restartMs = 30_000;

/** Listens to billing's internal subscription and drops each snapshot that it names; returns what ends it. */
export function followEntitlementChanges(
  sockets: UpstreamSockets,
  identities: IdentityTokens,
  snapshots: EntitlementSnapshots,
  log: Logger,
): () => void {
  return followInternally(sockets, identities, {
    subgraph: 'billing',
    query: 'subscription EntitlementsChanged { entitlementsChanged }',
    restartMs,
    onEvent: ({ data }) => {
      const userId = data?.['entitlementsChanged'];
      if (typeof userId === 'string') snapshots.drop(userId);
    },
    onResubscribe: () => snapshots.expireAll(),
    onInterrupted: (reason) => {
      log.warn({ reason }, 'entitlement_changes_ended');
      snapshots.expireAll();
    },
  });
}
