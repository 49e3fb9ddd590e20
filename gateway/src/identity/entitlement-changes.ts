import type { Logger } from '@gatefold/runtime/logging';
import { UpstreamSubscription } from '../subscriptions/upstream-subscription.js';
import type { UpstreamSockets } from '../subscriptions/upstream-sockets.js';
import type { EntitlementSnapshots } from './entitlement-snapshots.js';
import { gatewayService, type IdentityTokens } from './identity-tokens.js';

const owner = 'billing';
const restartMs = 30_000;

/** Listens to billing's internal subscription and drops each snapshot that it names; returns what ends it. */
export function followEntitlementChanges(
  sockets: UpstreamSockets,
  identities: IdentityTokens,
  snapshots: EntitlementSnapshots,
  log: Logger,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let subscription: UpstreamSubscription;
  const restart = (reason: unknown) => {
    log.warn({ reason }, 'entitlement_changes_ended');
    snapshots.expireAll();
    timer = setTimeout(start, restartMs);
  };
  const start = () => {
    subscription = new UpstreamSubscription({
      client: sockets.of(owner),
      connectMs: Infinity,
      payload: async () => ({
        query: 'subscription EntitlementsChanged { entitlementsChanged }',
        extensions: { identity: await identities.forActor(owner, gatewayService) },
      }),
      onEvent: ({ data }) => {
        const userId = data?.['entitlementsChanged'];
        if (typeof userId === 'string') snapshots.drop(userId);
      },
      onResubscribe: () => snapshots.expireAll(),
      onEnd: (errors) => restart(errors ?? 'completed'),
      onUnreachable: () => restart('unreachable'),
    });
  };
  start();
  return () => {
    clearTimeout(timer);
    subscription.stop();
  };
}
