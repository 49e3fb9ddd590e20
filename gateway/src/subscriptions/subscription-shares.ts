import type { RequestScope } from '../admission/request-scope.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import type { ClientOutlet, LiveSubscription } from './live-subscription.js';
import { shareKey } from './share-key.js';
import { SharedSubscription } from './shared-subscription.js';
import type { SubscriptionEnvironment } from './subscription-environment.js';
import type { SubscriptionRequest } from './subscription-request.js';

/** All running subscriptions, each once for all clients that ask for the same with the same rights. */
export class SubscriptionShares {
  private readonly running = new Set<SharedSubscription>();
  /** Those that new clients may join. They are all of the current supergraph, since all move with it. */
  private readonly joinable = new Map<string, SharedSubscription>();

  constructor(private readonly environment: SubscriptionEnvironment) {
    environment.supergraphs.onSwap((next) => {
      for (const share of this.running) share.move(next);
    });
  }

  /** Starts a client's subscription that was admitted under the supergraph. Throws when that cannot plan it. */
  subscribe(
    supergraph: LoadedSupergraph,
    request: SubscriptionRequest,
    scope: Pick<RequestScope, 'requestId' | 'caller' | 'forwardedHeaders'>,
    outlet: ClientOutlet,
  ): LiveSubscription {
    const { supergraphs, log } = this.environment;
    const key = shareKey(request, scope);
    const share = this.joinable.get(key) ?? this.open(key, supergraph, request, scope);
    log.debug({ requestId: scope.requestId, share: share.requestId }, 'subscription_joined');
    const member = share.join(outlet);
    // The supergraph was swapped while the client was admitted.
    if (supergraph !== supergraphs.current) share.move(supergraphs.current);
    return member;
  }

  private open(
    key: string,
    supergraph: LoadedSupergraph,
    request: SubscriptionRequest,
    { caller, forwardedHeaders }: Pick<RequestScope, 'caller' | 'forwardedHeaders'>,
  ): SharedSubscription {
    const scope = { caller, ...(forwardedHeaders ? { forwardedHeaders } : {}) };
    const share: SharedSubscription = new SharedSubscription(
      supergraph,
      request,
      scope,
      this.environment,
      (reason) => {
        if (this.joinable.get(key) === share) this.joinable.delete(key);
        if (reason === 'ended') this.running.delete(share);
      },
    );
    this.running.add(share);
    this.joinable.set(key, share);
    return share;
  }
}
