import type { AddressInfo } from 'node:net';
import type { Logger } from '@gatefold/runtime/logging';
import { AccessKeys } from './admission/access-keys.js';
import type { GatewaySettings, ServingSettings } from './config/settings.js';
import { ClientPlaces } from './door/client-places.js';
import { EventStreamDoor } from './door/event-stream-door.js';
import { GraphqlRoute } from './door/graphql-route.js';
import { createHttpDoor } from './door/http-door.js';
import { HttpOperations } from './door/http-operations.js';
import { fetchJwks, JwksRoute } from './door/jwks-route.js';
import { OriginPolicy } from './door/origin-policy.js';
import { Readiness } from './door/readiness.js';
import { closeServer, listen } from './door/server-life.js';
import { SocketDoor } from './door/socket-door.js';
import { SocketOperations } from './door/socket-operations.js';
import { WebProxy } from './door/web-proxy.js';
import type { Engine } from './engine.js';
import { createPlatformEngine } from './platform-engine.js';

/** A gateway that serves. */
export interface RunningGateway {
  readonly port: number;
  /** Not ready at once, requests in flight finish, sockets close with 1012, event streams end. Resolves when all is closed, however often it is called. */
  stop(): Promise<void>;
}

/** Starts the gateway of the platform. Rejects when the supergraph, a key or the port is not usable. */
export async function startGateway(settings: GatewaySettings, log: Logger): Promise<RunningGateway> {
  const usersUrl = settings.SUBGRAPH_URLS.get('users');
  const keys = new AccessKeys({ fetchKeys: () => fetchJwks(usersUrl), log });
  return openDoors(settings, createPlatformEngine(settings, log), keys, log);
}

/** Serves an engine. Rejects when the port is not usable. Without `keys` every caller is anonymous. */
export async function openDoors(
  settings: ServingSettings,
  engine: Engine,
  keys: AccessKeys | undefined,
  log: Logger,
): Promise<RunningGateway> {
  const { supergraphs, metrics } = engine.environment;
  const usersUrl = settings.SUBGRAPH_URLS.get('users');
  const trustProxy = settings.TRUST_PROXY;
  const forwardedHeaders = settings.FORWARD_REQUEST_HEADERS;
  const origins = new OriginPolicy(settings.ALLOWED_ORIGINS, settings.PUBLIC_URL, {
    request: forwardedHeaders,
    response: settings.FORWARD_RESPONSE_HEADERS,
  });
  const readiness = new Readiness(settings.SUBGRAPH_URLS);
  const web = settings.WEB_URL === undefined ? undefined : new WebProxy(settings.WEB_URL, trustProxy, log);

  const operations = new HttpOperations(engine.environment, engine.runner);
  const places = new ClientPlaces({ total: settings.SOCKETS_MAX, perUser: settings.USER_SOCKETS_MAX });
  const heartbeatMs = settings.HEARTBEAT_MS;
  const { environment, subscriptions } = engine;
  const streams = new EventStreamDoor({ environment, subscriptions, operations, places, heartbeatMs });
  const server = createHttpDoor({
    graphql: new GraphqlRoute({
      operations,
      streams,
      keys,
      origins,
      trustProxy,
      forwardedHeaders,
      metrics,
      log,
      bodyBytesMax: settings.BODY_BYTES_MAX,
      jsonDepthMax: settings.JSON_DEPTH_MAX,
    }),
    jwks: new JwksRoute(usersUrl, log),
    readiness,
    web,
    metrics,
    https: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    log,
  });
  const sockets = new SocketDoor({
    operations: new SocketOperations(environment, engine.runner, subscriptions, {
      operationsMax: settings.SOCKET_OPERATIONS_MAX,
      jsonDepthMax: settings.JSON_DEPTH_MAX,
    }),
    keys,
    origins,
    metrics,
    log,
    trustProxy,
    forwardedHeaders,
    messageBytesMax: settings.SOCKET_MESSAGE_BYTES_MAX,
    initTimeoutMs: settings.SOCKET_INIT_TIMEOUT_MS,
    heartbeatMs,
    places,
  });
  sockets.attach(server);
  try {
    await listen(server, settings.PORT, settings.HOST);
  } catch (error) {
    await engine.close();
    throw error;
  }
  void readiness.watch();
  const { port } = server.address() as AddressInfo;
  log.info({ port, supergraph: supergraphs.current.id }, 'gateway_listening');

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    readiness.drain();
    sockets.drain();
    streams.drain();
    await closeServer(server, settings.DRAIN_TIMEOUT_MS);
    web?.close();
    await engine.close();
    log.info('gateway_stopped');
  };
  return { port, stop: () => (stopping ??= stop()) };
}
