import type { Logger } from '@gatefold/runtime/logging';
import { AccessKeys } from './admission/access-keys.js';
import { MemberCallers } from './admission/callers.js';
import type { GatewaySettings } from './config/settings.js';
import { fetchJwks } from './door/jwks-route.js';
import { assembleEngine, openSupergraphs, type Engine } from './engine.js';
import { fetcherOptions } from './fetcher/fetcher-options.js';
import { Fetcher } from './fetcher/fetcher.js';
import { EndedSessions } from './identity/ended-sessions.js';
import { followEntitlementChanges } from './identity/entitlement-changes.js';
import { readEntitlementSnapshot } from './identity/entitlement-query.js';
import { EntitlementSnapshots } from './identity/entitlement-snapshots.js';
import { gatewayService, IdentityTokens } from './identity/identity-tokens.js';
import { followSessionEnds } from './identity/session-ends.js';
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
  const ended = new EndedSessions({ log });
  const unfollow = [
    ...(urls.has('billing') ? [followEntitlementChanges(sockets, identities, snapshots, log)] : []),
    ...(urls.has('users') ? [followSessionEnds(sockets, identities, ended, log)] : []),
  ];
  const callers = new MemberCallers(
    new AccessKeys({ fetchKeys: () => fetchJwks(urls.get('users')), log }),
    ended,
  );
  const executor = { fetcherOf: () => fetcher, subgraphErrors: 'masked' as const };
  const close = async () => {
    for (const stop of unfollow) stop();
    sockets.close();
    await fetcher.close();
  };
  const parts = { supergraphs, executor, sockets, identities, callers, metrics, close };
  return assembleEngine(settings, parts, log);
}
