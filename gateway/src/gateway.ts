import type { AddressInfo } from 'node:net';
import { listen } from '@gatefold/runtime/http';
import { signIdentity } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import type { GatewaySettings, ServingSettings } from './config/settings.js';
import { ClientLimits } from './admission/client-limits.js';
import { limitSignIns } from './admission/sign-in-limit.js';
import { ClientPlaces } from './door/client-places.js';
import { EventStreamDoor } from './door/event-stream-door.js';
import { FileRoute } from './door/file-route.js';
import { GraphqlRoute } from './door/graphql-route.js';
import { createHttpDoor } from './door/http-door.js';
import { HttpOperations } from './door/http-operations.js';
import { JwksRoute } from './door/jwks-route.js';
import { createMetricsDoor } from './door/metrics-door.js';
import { OriginPolicy } from './door/origin-policy.js';
import { Readiness } from './door/readiness.js';
import { closeServer } from './door/server-life.js';
import { SocketDoor } from './door/socket-door.js';
import { SocketOperations } from './door/socket-operations.js';
import { WebhookRoute } from './door/webhook-route.js';
import { WebProxy } from './door/web-proxy.js';
import type { Engine } from './engine.js';
import { gatewayService } from './identity/identity-tokens.js';
import { createPlatformEngine } from './platform-engine.js';

/** A gateway that serves. */
export interface RunningGateway {
  readonly port: number;
  /** Where `/metrics` is served; undefined when it is not. */
  readonly metricsPort: number | undefined;
  /** Not ready at once, requests in flight finish, sockets close with 1012, event streams end. Resolves when all is closed, however often it is called. */
  stop(): Promise<void>;
}

/** Starts the gateway of the platform. Rejects when the supergraph, a key or the port is not usable. */
export async function startGateway(settings: GatewaySettings, log: Logger): Promise<RunningGateway> {
  return openDoors(settings, createPlatformEngine(settings, log), log, billingRoutes(settings, log));
}

/** What billing answers by HTTP. */
interface BillingRoutes {
  readonly webhooks: WebhookRoute;
  files(limits: ClientLimits, proxyHops: number): FileRoute;
}

function billingRoutes(settings: GatewaySettings, log: Logger): BillingRoutes | undefined {
  const billingUrl = settings.SUBGRAPH_URLS.get('billing');
  if (!billingUrl) return undefined;
  const identify = () => signIdentity(settings.IDENTITY_PRIVATE_KEY, 'billing', gatewayService);
  return {
    webhooks: new WebhookRoute({
      billingUrl,
      identify,
      bodyBytesMax: settings.WEBHOOK_BODY_BYTES_MAX,
      headers: settings.WEBHOOK_HEADERS,
      timeoutMs: settings.WEBHOOK_TIMEOUT_MS,
      log,
    }),
    files: (limits, proxyHops) =>
      new FileRoute({
        billingUrl,
        identify,
        limits,
        places: new ClientPlaces({
          total: settings.FILE_TRANSFERS_MAX,
          perUser: settings.FILE_TRANSFERS_MAX,
          perNetwork: settings.ADDRESS_FILE_TRANSFERS_MAX,
        }),
        proxyHops,
        idleTimeoutMs: settings.FILE_IDLE_TIMEOUT_MS,
        log,
      }),
  };
}

/** Serves an engine, and what billing answers by HTTP where there are routes for it. Rejects when the port is not usable. */
export async function openDoors(
  settings: ServingSettings,
  engine: Engine,
  log: Logger,
  billing?: BillingRoutes,
): Promise<RunningGateway> {
  const { callers } = engine;
  const { supergraphs, metrics } = engine.environment;
  const usersUrl = settings.SUBGRAPH_URLS.get('users');
  const proxyHops = settings.TRUST_PROXY ? settings.PROXY_HOPS : 0;
  const limits = new ClientLimits({
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    signInsPerMinute: settings.SIGN_INS_PER_MINUTE,
    unlimited: settings.UNLIMITED_NETWORKS,
  });
  const forwardedHeaders = settings.FORWARD_REQUEST_HEADERS;
  // Of one request, so not of a socket, on which many are made.
  const headersOfRequests = new Set([...forwardedHeaders, 'idempotency-key']);
  const origins = new OriginPolicy(settings.ALLOWED_ORIGINS, settings.PUBLIC_URL, {
    request: forwardedHeaders,
    response: settings.FORWARD_RESPONSE_HEADERS,
  });
  const readiness = new Readiness(settings.SUBGRAPH_URLS);
  const web =
    settings.WEB_URL === undefined ? undefined : new WebProxy(settings.WEB_URL, settings.TRUST_PROXY, log);

  const runner = limitSignIns(engine.runner, limits);
  const operations = new HttpOperations(engine.environment, runner);
  const places = new ClientPlaces({
    total: settings.SOCKETS_MAX,
    perUser: settings.USER_SOCKETS_MAX,
    perNetwork: settings.ADDRESS_SOCKETS_MAX,
  });
  const heartbeatMs = settings.HEARTBEAT_MS;
  const files = billing?.files(limits, proxyHops);
  const { environment, subscriptions } = engine;
  const streams = new EventStreamDoor({
    environment,
    subscriptions,
    operations,
    places,
    callers,
    limits,
    heartbeatMs,
  });
  const server = createHttpDoor({
    graphql: new GraphqlRoute({
      operations,
      streams,
      callers,
      origins,
      limits,
      proxyHops,
      forwardedHeaders: headersOfRequests,
      metrics,
      log,
      bodyBytesMax: settings.BODY_BYTES_MAX,
      jsonDepthMax: settings.JSON_DEPTH_MAX,
    }),
    jwks: new JwksRoute(usersUrl, log),
    readiness,
    webhooks: billing?.webhooks,
    files,
    web,
    https: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    log,
  });
  const sockets = new SocketDoor({
    operations: new SocketOperations(environment, runner, subscriptions, {
      operationsMax: settings.SOCKET_OPERATIONS_MAX,
      jsonDepthMax: settings.JSON_DEPTH_MAX,
    }),
    callers,
    origins,
    metrics,
    log,
    limits,
    proxyHops,
    forwardedHeaders,
    messageBytesMax: settings.SOCKET_MESSAGE_BYTES_MAX,
    initTimeoutMs: settings.SOCKET_INIT_TIMEOUT_MS,
    heartbeatMs,
    places,
  });
  sockets.attach(server);
  const metricsDoor = settings.METRICS_PORT === undefined ? undefined : createMetricsDoor(metrics);
  try {
    await listen(server, settings.PORT, settings.HOST);
    if (metricsDoor) await listen(metricsDoor, settings.METRICS_PORT ?? 0, settings.METRICS_HOST);
  } catch (error) {
    server.close();
    await engine.close();
    throw error;
  }
  void readiness.watch();
  const { port } = server.address() as AddressInfo;
  const metricsPort = (metricsDoor?.address() as AddressInfo | undefined)?.port;
  log.info({ port, supergraph: supergraphs.current.id }, 'gateway_listening');

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    readiness.drain();
    sockets.drain();
    streams.drain();
    await closeServer(server, settings.DRAIN_TIMEOUT_MS);
    web?.close();
    files?.close();
    metricsDoor?.close();
    metricsDoor?.closeAllConnections();
    await engine.close();
    log.info('gateway_stopped');
  };
  return { port, metricsPort, stop: () => (stopping ??= stop()) };
}
