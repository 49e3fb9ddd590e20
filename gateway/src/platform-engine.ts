import type { Logger } from '@gatefold/runtime/logging';
import type { GatewaySettings } from './config/settings.js';
import { assembleEngine, openSupergraphs, type Engine } from './engine.js';
import { fetcherOptions } from './fetcher/fetcher-options.js';
import { Fetcher } from './fetcher/fetcher.js';
import { followEntitlementChanges } from './identity/entitlement-changes.js';
import { readEntitlementSnapshot } from './identity/entitlement-query.js';
import { EntitlementSnapshots } from './identity/entitlement-snapshots.js';
import { gatewayService, IdentityTokens } from './identity/identity-tokens.js';
import { UpstreamSockets } from './subscriptions/upstream-sockets.js';
import { Metrics } from './telemetry/metrics.js';

/** The engine of the platform: subgraphs at configured addresses get the signed identity of the caller. */
export function createPlatformEngine(settings: GatewaySettings, log: Logger): Engine {
  const urls = settings.SUBGRAPH_URLS;
  const metrics = new Metrics();
  const supergraphs = openSupergraphs(settings, (name) => urls.get(name), log);
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
  const unfollow = urls.has('billing')
    ? followEntitlementChanges(sockets, identities, snapshots, log)
    : () => {};
  const executor = { fetcherOf: () => fetcher, subgraphErrors: 'masked' as const };
  const close = async () => {
    unfollow();
    sockets.close();
    await fetcher.close();
  };
  return assembleEngine(settings, { supergraphs, executor, sockets, identities, metrics, close }, log);
}
