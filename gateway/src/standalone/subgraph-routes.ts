import type { Logger } from '@gatefold/runtime/logging';
import { LRUCache } from 'lru-cache';
import type { RequestScope } from '../admission/request-scope.js';
import type { ServingSettings } from '../config/settings.js';
import { fetcherOptions } from '../fetcher/fetcher-options.js';
import { Fetcher, type SubgraphAnswer } from '../fetcher/fetcher.js';
import type { SubgraphRequest } from '../fetcher/subgraph-request.js';
import { UpstreamSockets } from '../subscriptions/upstream-sockets.js';
import type { Metrics } from '../telemetry/metrics.js';

type Urls = ReadonlyMap<string, URL>;

/** Connections to subgraphs that know nothing of the platform's identities. */
class SubgraphRoute {
  readonly sockets: UpstreamSockets;
  private readonly fetcher: Fetcher;

  constructor(urls: Urls, settings: ServingSettings, metrics: Metrics, log: Logger) {
    const {
      SUBGRAPH_TIMEOUT_MS: timeoutMs,
      SUBGRAPH_BYTES_MAX: bytesMax,
      HEARTBEAT_MS: heartbeatMs,
    } = settings;
    const noIdentity = () => Promise.resolve('');
    this.fetcher = new Fetcher(urls, fetcherOptions(settings), { forCaller: noIdentity }, metrics, log);
    this.sockets = new UpstreamSockets(urls, {
      connectTimeoutMs: timeoutMs,
      bytesMax,
      heartbeatMs,
      identify: noIdentity,
    });
  }

  /** The subgraph's answer, asked with the headers that go on, the request id and the client's address alone. */
  fetch(request: SubgraphRequest, scope: RequestScope): Promise<SubgraphAnswer> {
    const { forwardedHeaders, requestId, forwardedFor, cancellation, readsNotBeforeMs } = scope;
    const headers = {
      ...forwardedHeaders,
      'x-request-id': requestId,
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    };
    return this.fetcher.send(request, headers, cancellation, readsNotBeforeMs);
  }

  async close(): Promise<void> {
    this.sockets.close();
    await this.fetcher.close();
  }
}

/** Sets of addresses that keep their connections; changes of addresses are rare. */
const routesMax = 16;

/** Connections by set of addresses: what began under an old supergraph finishes where it began. */
export class SubgraphRoutes {
  private readonly routes = new LRUCache<string, SubgraphRoute>({
    max: routesMax,
    dispose: (route) => void route.close(),
  });
  private readonly keys = new WeakMap<Urls, string>();

  constructor(
    private readonly settings: ServingSettings,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {}

  to(urls: Urls): SubgraphRoute {
    const key = this.keyOf(urls);
    let route = this.routes.get(key);
    if (!route) {
      route = new SubgraphRoute(urls, this.settings, this.metrics, this.log);
      this.routes.set(key, route);
    }
    return route;
  }

  async close(): Promise<void> {
    await Promise.all([...this.routes.values()].map((route) => route.close()));
  }

  private keyOf(urls: Urls): string {
    let key = this.keys.get(urls);
    if (key === undefined) {
      key = [...urls].map(([name, { href }]) => `${name}=${href}`).join(' ');
      this.keys.set(urls, key);
    }
    return key;
  }
}
