import { createClient, type Client } from 'graphql-ws';
import { LRUCache } from 'lru-cache';
import WebSocket from 'ws';

export interface UpstreamSocketOptions {
  /** Time for the connection and for its acknowledgement, each. */
  readonly connectTimeoutMs: number;
  /** Largest message of a subgraph. */
  readonly bytesMax: number;
  readonly heartbeatMs: number;
  /** A fresh identity of the gateway for the subgraph. */
  readonly identify: (subgraph: string) => Promise<string>;
}

/** An unused socket stays open this long, so that one page after another does not reconnect. */
const idleMs = 500;

/** Who subscribes, for connections that must not be shared by others: headers of the client that go on to subgraphs. */
export type SocketHeaders = Readonly<Record<string, string>>;

/** Connections that are remembered; one that nobody uses is closed and forgotten. */
const connectionsMax = 10_000;

/**
 * One graphql-ws connection to each subgraph, shared by all subscriptions of the same headers, opened when first needed.
 * The subgraph gets the headers with the connection, and in its `connectionParams`.
 */
export class UpstreamSockets {
  private readonly clients = new LRUCache<string, Client>({ max: connectionsMax });
  private readonly open = new Set<Client>();

  constructor(
    private readonly urls: ReadonlyMap<string, URL>,
    private readonly options: UpstreamSocketOptions,
  ) {}

  /** The client of a subgraph. It does not reconnect by itself. */
  of(subgraph: string, headers: SocketHeaders = {}): Client {
    const key = JSON.stringify([subgraph, headers]);
    let client = this.clients.get(key);
    if (!client) this.clients.set(key, (client = this.connect(key, subgraph, headers)));
    return client;
  }

  /** Ends all connections. */
  close(): void {
    for (const client of this.open) client.terminate();
  }

  private connect(key: string, subgraph: string, headers: SocketHeaders): Client {
    const url = this.urls.get(subgraph);
    if (!url) throw new Error(`no address of subgraph ${subgraph}`);
    const client: Client = connect(subgraph, url, headers, this.options, {
      opening: () => this.open.add(client),
      closed: () => {
        this.open.delete(client);
        if (this.clients.peek(key) === client) this.clients.delete(key);
      },
    });
    return client;
  }
}

function connect(
  subgraph: string,
  url: URL,
  headers: SocketHeaders,
  options: UpstreamSocketOptions,
  on: { opening(): void; closed(): void },
): Client {
  let pongTimer: NodeJS.Timeout | undefined;
  const client: Client = createClient({
    url: url.href.replace(/^http/, 'ws'),
    webSocketImpl: socketWith(options, headers),
    connectionParams: async () => ({ ...headers, identity: await options.identify(subgraph) }),
    connectionAckWaitTimeout: options.connectTimeoutMs,
    keepAlive: options.heartbeatMs,
    lazyCloseTimeout: idleMs,
    retryAttempts: 0,
    on: {
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), options.heartbeatMs);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
      connecting: on.opening,
      closed: () => {
        clearTimeout(pongTimer);
        on.closed();
      },
    },
  });
  return client;
}

function socketWith(
  { connectTimeoutMs, bytesMax }: UpstreamSocketOptions,
  headers: SocketHeaders,
): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, {
        headers,
        handshakeTimeout: connectTimeoutMs,
        maxPayload: bytesMax,
        perMessageDeflate: false,
      });
      // graphql-ws takes its own handler off when it ends a frozen socket; an error after that must not be uncaught.
      this.on('error', () => undefined);
    }
  } as typeof WebSocket;
}
