import type { Logger } from '@gatefold/runtime/logging';
import { anonymousCallers } from '../admission/callers.js';
import { assembleEngine, openSupergraphs, type Engine } from '../engine.js';
import { Metrics } from '../telemetry/metrics.js';
import type { StandaloneSettings } from './standalone-settings.js';
import { TokenCallers } from './token-callers.js';
import { SubgraphRoutes } from './subgraph-routes.js';

/** The engine of any supergraph: addresses from its SDL, callers without identity, errors of subgraphs as they are. */
export function createStandaloneEngine(settings: StandaloneSettings, log: Logger): Engine {
  const metrics = new Metrics();
  const configured = settings.SUBGRAPH_URLS;
  const supergraphs = openSupergraphs(
    settings,
    (name, routingUrl) => configured.get(name) ?? URL.parse(routingUrl ?? '') ?? undefined,
    log,
  );
  const routes = new SubgraphRoutes(settings, metrics, log);
  return assembleEngine(
    settings,
    {
      supergraphs,
      executor: { fetcherOf: ({ subgraphUrls }) => routes.to(subgraphUrls), subgraphErrors: 'intact' },
      sockets: {
        of: (subgraph, headers) => routes.to(supergraphs.current.subgraphUrls).sockets.of(subgraph, headers),
      },
      identities: { forCaller: () => Promise.resolve(undefined) },
      callers: settings.JWKS_URL
        ? new TokenCallers({ ...settings, JWKS_URL: settings.JWKS_URL })
        : anonymousCallers,
      metrics,
      close: () => routes.close(),
    },
    log,
  );
}
