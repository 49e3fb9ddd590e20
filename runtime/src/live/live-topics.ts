import { Repeater, SlidingBuffer } from '@repeaterjs/repeater';
import pg from 'pg';
import type { Logger } from '../logging/index.js';
import { liveAddress, liveChannel, type LiveTopic } from './topic.js';

/** Signals kept for one subscriber that does not read; older ones give way, since a signal only says "read again". */
const signalsBufferedMax = 16;
const reconnectDelayMs = 250;

/**
 * "It changed" signals between all processes of a subgraph, over Postgres LISTEN/NOTIFY. A signal is delivered when
 * the transaction that raised it commits and carries no data: the subscriber reads the state again with its own
 * rights. After a lost connection every subscriber is signalled once, so that nothing is missed.
 */
export class LiveTopics {
  private readonly subscribers = new Map<string, Set<() => void>>();
  private client: pg.Client | undefined;
  private stopped = false;

  constructor(private readonly options: { url: string; schema: string; log: Logger }) {}

  /** Starts listening; resolves when signals of other processes arrive. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.url, keepAlive: true });
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ payload }) => this.signal(payload ?? ''));
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(liveChannel(this.options.schema))}`);
    this.client = client;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  /** One turn for each change of `key` from now on. */
  subscribe(topic: LiveTopic, key: string): AsyncIterableIterator<true> {
    const address = liveAddress(topic, key);
    return new Repeater<true>(async (push, stop) => {
      const wake = (): void => void push(true);
      const peers = this.subscribers.get(address) ?? new Set();
      this.subscribers.set(address, peers.add(wake));
      await stop;
      peers.delete(wake);
      if (peers.size === 0) this.subscribers.delete(address);
    }, new SlidingBuffer(signalsBufferedMax));
  }

  private signal(address: string): void {
    for (const wake of this.subscribers.get(address) ?? []) wake();
  }

  private reconnect(lost: pg.Client): void {
    if (this.stopped || lost !== this.client) return;
    this.client = undefined;
    void this.untilConnected();
  }

  private async untilConnected(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.start();
        for (const address of this.subscribers.keys()) this.signal(address);
        return;
      } catch (error) {
        this.options.log.warn({ error }, 'live_listen_failed');
        await new Promise((resolve) => setTimeout(resolve, reconnectDelayMs));
      }
    }
  }
}
