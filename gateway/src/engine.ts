import { readFileSync } from 'node:fs';
import { ConfigError } from '@gatefold/runtime/config';
import type { Logger } from '@gatefold/runtime/logging';
import { DocumentGate } from './admission/admit-document.js';
import { operationLimits } from './admission/limits.js';
import type { GatewaySettings } from './config/settings.js';
import { Executor } from './executor/executor.js';
import { OperationRunner } from './executor/operation-runner.js';
import { Fetcher } from './fetcher/fetcher.js';
import { fetcherOptions } from './fetcher/fetcher-options.js';
import { followEntitlementChanges } from './identity/entitlement-changes.js';
import { readEntitlementSnapshot } from './identity/entitlement-query.js';
import { EntitlementSnapshots } from './identity/entitlement-snapshots.js';
import { gatewayService, IdentityTokens } from './identity/identity-tokens.js';
import type { SubscriptionEnvironment } from './subscriptions/subscription-environment.js';
import { UpstreamSockets } from './subscriptions/upstream-sockets.js';
import { loadSupergraph, type LoadedSupergraph } from './supergraph/loaded-supergraph.js';
import { SupergraphStore } from './supergraph/supergraph-store.js';
import { watchSupergraph } from './supergraph/watch-supergraph.js';
import { Metrics } from './telemetry/metrics.js';

/** Everything behind the doors: from an admitted operation to the subgraphs. */
export interface Engine {
  readonly environment: SubscriptionEnvironment;
  readonly runner: OperationRunner;
  close(): Promise<void>;
}

/** Loads the supergraph and opens what it needs. Throws a ConfigError when the file is not usable. */
export function createEngine(settings: GatewaySettings, log: Logger): Engine {
  const urls = settings.SUBGRAPH_URLS;
  const metrics = new Metrics();
  const load = (sdl: string) => loadSupergraph(sdl, new Set(urls.keys()), settings.PLAN_CACHE_MAX);
  const supergraphs = openStore(settings.SUPERGRAPH_PATH, load, log);
  metrics.observePlanCache(() => supergraphs.current.planner.cacheUse);

  const snapshots: EntitlementSnapshots = new EntitlementSnapshots({
    read: (userId) => readEntitlementSnapshot(fetcher, identities, userId),
    log,
  });
  const identities = new IdentityTokens(settings.IDENTITY_PRIVATE_KEY, snapshots);
  const fetcher = new Fetcher(urls, fetcherOptions(settings), identities, metrics, log);
  const sockets = new UpstreamSockets(urls, {
    connectTimeoutMs: settings.SUBGRAPH_TIMEOUT_MS,
    bytesMax: settings.SUBGRAPH_BYTES_MAX,
    heartbeatMs: settings.HEARTBEAT_MS,
    identify: (subgraph) => identities.forActor(subgraph, gatewayService),
  });
  const executor = new Executor(fetcher, log);
  const unfollow = urls.has('billing')
    ? followEntitlementChanges(sockets, identities, snapshots, log)
    : () => {};
  const unwatch = watchSupergraph(settings.SUPERGRAPH_PATH, (sdl) => supergraphs.offer(sdl), log);

  return {
    runner: new OperationRunner(executor, metrics, log, settings.OPERATION_TIMEOUT_MS),
    environment: {
      supergraphs,
      gate: new DocumentGate(operationLimits(settings), settings.INTROSPECTION),
      executor,
      sockets,
      identities,
      metrics,
      log,
      queueMax: settings.SOCKET_QUEUE_MAX,
      connectMs: settings.OPERATION_TIMEOUT_MS,
    },
    close: async () => {
      unwatch();
      unfollow();
      sockets.close();
      await fetcher.close();
    },
  };
}

function openStore(path: string, load: (sdl: string) => LoadedSupergraph, log: Logger): SupergraphStore {
  try {
    return new SupergraphStore(readFileSync(path, 'utf8'), load, log);
  } catch (error) {
    throw new ConfigError(`Configuration is wrong:\n  SUPERGRAPH_PATH: ${path}: ${(error as Error).message}`);
  }
}
