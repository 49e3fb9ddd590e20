import type { UpstreamSockets } from '../subscriptions/upstream-sockets.js';
import {
  UpstreamSubscription,
  type UpstreamSubscriptionOptions,
} from '../subscriptions/upstream-subscription.js';
import { gatewayService, type IdentityTokens } from './identity-tokens.js';

/** What the gateway itself wants to be told by a subgraph, for as long as it runs. */
export interface InternalSubscription extends Pick<
  UpstreamSubscriptionOptions,
  'onEvent' | 'onResubscribe' | 'delayMsMax'
> {
  readonly subgraph: string;
  readonly query: string;
  /** Pause before it is asked for again after it has ended. */
  readonly restartMs: number;
  /** It has ended; it is asked for again after the pause. */
  readonly onInterrupted: (reason: unknown) => void;
}

/** Listens in the gateway's own name and starts again whatever ends it; returns what stops it. */
export function followInternally(
  sockets: UpstreamSockets,
  identities: IdentityTokens,
  { subgraph, query, restartMs, onInterrupted, ...rest }: InternalSubscription,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let subscription: UpstreamSubscription;
  const restart = (reason: unknown) => {
    onInterrupted(reason);
    timer = setTimeout(start, restartMs);
  };
  const start = () => {
    subscription = new UpstreamSubscription({
      ...rest,
      client: sockets.of(subgraph),
      connectMs: Infinity,
      payload: async () => ({
        query,
        extensions: { identity: await identities.forActor(subgraph, gatewayService) },
      }),
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
