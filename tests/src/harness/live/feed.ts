import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** One event of the feed. */
interface Entry {
  readonly seq: number;
  /** On the clock of `performance.now()` of this process. */
  readonly sentAtMs: number;
  readonly text: string;
}

type Deliver = (entry: Entry) => void;

/** A subgraph with one numbered feed that can be read from any point on (`supergraph.graphql` beside). */
export class Feed {
  private readonly entries: Entry[] = [];
  private readonly listeners = new Set<Deliver>();
  private server: Server | undefined;
  /** How much longer each query takes. */
  queryDelayMs = 0;
  /** Queries that have come so far. */
  queried = 0;

  /** How many entries there are, which is the number of the last one. */
  get length(): number {
    return this.entries.length;
  }

  /** Subscriptions of the gateway that run now. */
  get subscribed(): number {
    return this.listeners.size;
  }

  /** Resolves with the address. */
  async start(): Promise<string> {
    const schema = buildSchema(`
      type Query { entryCount: Int! }
      type Entry { seq: Int! sentAtMs: Float! text: String! }
      type Subscription { feed(afterSeq: Int): Entry! }
    `);
    const roots = {
      subscription: {
        feed: ({ afterSeq }: { afterSeq?: number | null }) => this.read(afterSeq ?? this.length),
      },
    };
    const rootValue = {
      entryCount: async () => {
        this.queried += 1;
        await new Promise((resolve) => setTimeout(resolve, this.queryDelayMs));
        return this.length;
      },
    };
    this.server = createServer((request, response) => {
      void json(request)
        .then((body) => graphql({ schema, rootValue, source: (body as { query: string }).query }))
        .then((result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)));
    });
    // Connections of the gateway stay as long as it wants, so that what it holds does not depend on when it is looked at.
    this.server.keepAliveTimeout = 600_000;
    useServer({ schema, roots }, new WebSocketServer({ server: this.server, path: '/graphql' }));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  append(text: string): void {
    const entry = { seq: this.length + 1, sentAtMs: performance.now(), text };
    this.entries.push(entry);
    for (const deliver of this.listeners) deliver(entry);
  }

  /** Appends so often for so long. */
  async run(perSecond: number, durationMs: number, text: string): Promise<void> {
    const startedMs = performance.now();
    for (let sent = 0; performance.now() - startedMs < durationMs; sent += 1) {
      this.append(text);
      const nextMs = startedMs + ((sent + 1) * 1_000) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, nextMs - performance.now()));
    }
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async *read(afterSeq: number): AsyncGenerator<{ feed: Entry }> {
    const waiting = this.entries.slice(afterSeq);
    let wake: () => void = () => undefined;
    const deliver = (entry: Entry) => {
      waiting.push(entry);
      wake();
    };
    this.listeners.add(deliver);
    try {
      for (;;) {
        const entry = waiting.shift();
        if (entry) yield { feed: entry };
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.listeners.delete(deliver);
    }
  }
}
