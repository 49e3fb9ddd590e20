import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@gatefold/runtime/logging';
import { GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type Context } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Callers } from '../admission/callers.js';
import type { ClientLimits } from '../admission/client-limits.js';
import { publicError } from '../errors/public-error.js';
import { forwardedHeadersOf } from '../fetcher/forwarded-headers.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { ClientPlaces } from './client-places.js';
import { ClientSocket } from './client-socket.js';
import { closeCodes } from './close-codes.js';
import type { OriginPolicy } from './origin-policy.js';
import { authorizationIn, headersInParameters } from './connection-parameters.js';
import { authorizationOf, clientAddress, hasTwoHosts } from './request-headers.js';
import type { SocketOperations } from './socket-operations.js';

export interface SocketDoorOptions {
  readonly operations: SocketOperations;
  readonly callers: Callers;
  readonly origins: OriginPolicy;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly limits: ClientLimits;
  /** Proxies in front that report the client's address. */
  readonly proxyHops: number;
  /** Headers of clients that go on to subgraphs. */
  readonly forwardedHeaders: ReadonlySet<string>;
  readonly messageBytesMax: number;
  readonly initTimeoutMs: number;
  readonly heartbeatMs: number;
  readonly places: ClientPlaces;
}

/** `/graphql` over WebSocket: graphql-transport-ws for queries, mutations and subscriptions. */
export class SocketDoor {
  private readonly sockets: WebSocketServer;
  private readonly protocol;
  private readonly clients = new Set<ClientSocket>();
  private readonly heartbeat: NodeJS.Timeout;
  private draining = false;

  constructor(private readonly options: SocketDoorOptions) {
    const { operations, initTimeoutMs, messageBytesMax, heartbeatMs } = options;
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: messageBytesMax,
      perMessageDeflate: false,
      handleProtocols: (protocols) => handleProtocols(protocols),
    });
    this.protocol = makeServer<Record<string, unknown>, ClientSocket>({
      connectionInitWaitTimeout: initTimeoutMs,
      onConnect: (context) => this.admitClient(context),
      onSubscribe: (context, id, payload) => {
        const client = context.extra;
        const running = Object.keys(context.subscriptions).length;
        const admit = () => operations.admit(id, payload, running, client);
        const network = options.limits.networkOf(client.forwardedFor);
        if (network === undefined) return admit();
        return this.overLimit(network).then((refusal) => refusal ?? admit());
      },
      execute: (args) => operations.execute(args),
      subscribe: (args) => operations.subscribe(args),
    });
    this.heartbeat = setInterval(() => {
      for (const client of this.clients) client.beat();
    }, heartbeatMs).unref();
  }

  /** Takes over the server's upgrade requests. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const refusal = this.refusalOf(request);
      if (refusal !== undefined) return refuse(socket, refusal);
      this.sockets.handleUpgrade(request, socket, head, (client) => this.open(client, request));
    });
  }

  /** Takes no more sockets and closes those that are open with a retryable code. */
  drain(): void {
    this.draining = true;
    clearInterval(this.heartbeat);
    for (const client of this.clients) client.close(closeCodes.restart);
  }

  private refusalOf(request: IncomingMessage): string | undefined {
    if (hasTwoHosts(request)) return '400 Bad Request';
    if ((request.url ?? '').split('?', 1)[0] !== '/graphql') return '404 Not Found';
    if (!this.options.origins.permits(request)) return '403 Forbidden';
    const { limits, places, proxyHops } = this.options;
    if (this.draining || places.full) return '503 Service Unavailable';
    const network = limits.networkOf(clientAddress(request, proxyHops));
    if (!places.hasRoomFor(network)) return '429 Too Many Requests';
    return undefined;
  }

  private open(socket: WebSocket, request: IncomingMessage): void {
    const { log, metrics, forwardedHeaders, places } = this.options;
    const address = clientAddress(request, this.options.proxyHops);
    const place = places.take();
    place.claimFor(this.options.limits.networkOf(address));
    const client = new ClientSocket(
      socket,
      request,
      address,
      forwardedHeadersOf(request.headers, forwardedHeaders),
      place,
    );
    this.clients.add(client);
    metrics.sockets.set(this.clients.size);
    socket.on('error', (error) => log.debug({ err: error }, 'socket_error'));
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (message) => client.send(message),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: Buffer) => {
            handle(data.toString('utf8')).catch((error: unknown) => {
              if (socket.readyState !== socket.OPEN) return;
              log.error({ err: error }, 'socket_fault');
              client.close(closeCodes.fault);
            });
          }),
      },
      client,
    );
    socket.once('close', (code, reason) => {
      this.clients.delete(client);
      metrics.sockets.set(this.clients.size);
      client.dispose();
      closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'socket_fault'));
    });
  }

  /** Why clients of a network may send no more operations now, undefined when they may. */
  private async overLimit(network: string): Promise<readonly GraphQLError[] | undefined> {
    const { limits, metrics, log } = this.options;
    try {
      await limits.takeRequest(network);
      return undefined;
    } catch (error) {
      metrics.refused.inc({ code: 'RATE_LIMITED' });
      return [publicError(error, randomUUID(), log)];
    }
  }

  /** False (4403) when the token is not valid. */
  private async admitClient({
    connectionParams,
    extra: client,
  }: Context<Record<string, unknown>, ClientSocket>) {
    const authorization = authorizationIn(connectionParams ?? {});
    if (authorization !== undefined && typeof authorization !== 'string') return false;
    try {
      const { callers } = this.options;
      const caller = await callers.authenticate(authorization ?? authorizationOf(client.request));
      if (caller.kind === 'member' && !client.place.claim(caller.userId)) {
        client.close(closeCodes.overloaded, 'Too many sockets');
        return false;
      }
      client.identify(caller, callers);
      client.forwardedHeaders = {
        ...client.forwardedHeaders,
        ...headersInParameters(connectionParams ?? {}, this.options.forwardedHeaders),
      };
      return true;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (error.extensions['code'] !== 'UNAUTHENTICATED') client.close(closeCodes.overloaded);
      return false;
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
