import { createClient, type Client } from 'graphql-ws';
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

/** One graphql-ws connection to each subgraph, shared by all its subscriptions, opened when first needed. */
export class UpstreamSockets {
  private readonly clients: ReadonlyMap<string, Client>;

  constructor(urls: ReadonlyMap<string, URL>, options: UpstreamSocketOptions) {
    this.clients = new Map([...urls].map(([name, url]) => [name, connect(name, url, options)]));
  }

  /** The client of a subgraph. It does not reconnect by itself. */
  of(subgraph: string): Client {
    const client = this.clients.get(subgraph);
    if (!client) throw new Error(`no address of subgraph ${subgraph}`);
    return client;
  }

  /** Ends all connections. */
  close(): void {
    for (const client of this.clients.values()) client.terminate();
  }
}

function connect(subgraph: string, url: URL, options: UpstreamSocketOptions): Client {
  let pongTimer: NodeJS.Timeout | undefined;
  const client: Client = createClient({
    url: url.href.replace(/^http/, 'ws'),
    webSocketImpl: socketWith(options),
    connectionParams: async () => ({ identity: await options.identify(subgraph) }),
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
      closed: () => clearTimeout(pongTimer),
    },
  });
  return client;
}

function socketWith({ connectTimeoutMs, bytesMax }: UpstreamSocketOptions): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, {
        handshakeTimeout: connectTimeoutMs,
        maxPayload: bytesMax,
        perMessageDeflate: false,
      });
      // graphql-ws takes its own handler off when it ends a frozen socket; an error after that must not be uncaught.
      this.on('error', () => undefined);
    }
  } as typeof WebSocket;
}
