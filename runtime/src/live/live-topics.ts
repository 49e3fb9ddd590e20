import { Repeater, SlidingBuffer } from '@repeaterjs/repeater';
import pg from 'pg';
import type { Logger } from '../logging/index.js';
import { endWhenSilent, WatchedClient } from '../postgres/index.js';
import { ChangedKeys } from './changed-keys.js';
import { liveAddress, liveChannel, partsOfAddress, type LiveTopic } from './topic.js';

/** Signals kept for one subscriber that does not read; older ones give way, since a signal only says "read again". */
const signalsBufferedMax = 16;
/** Distinct keys kept for one reader of all keys; a reader further behind than that has to start over. */
const keysBufferedMax = 10_000;
const reconnectDelayMs = 250;
const connectMsMax = 5_000;

/**
 * "It changed" signals between all processes of a subgraph, over Postgres LISTEN/NOTIFY. A signal is delivered when
 * the transaction that raised it commits and carries no data: the subscriber reads the state again with its own
 * rights. After a lost connection every subscriber is signalled once, so that nothing is missed.
 */
export class LiveTopics {
  private readonly subscribers = new Map<string, Set<() => void>>();
  private readonly readersOfAll = new Map<string, Set<ChangedKeys>>();
  private client: WatchedClient | undefined;
  private stopped = false;

  constructor(private readonly options: { url: string; schema: string; log: Logger }) {}

  /** Starts listening; resolves when signals of other processes arrive. */
  async start(): Promise<void> {
    const client = new WatchedClient({
      connectionString: this.options.url,
      application_name: 'gatefold-live',
      connectionTimeoutMillis: connectMsMax,
      keepAlive: true,
    });
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ payload }) => this.signal(payload ?? ''));
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(liveChannel(this.options.schema))}`);
    endWhenSilent(client);
    this.client = client;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  /** One turn for each change of `key` from the moment of this call; `return` it to stop listening. */
  subscribe(topic: LiveTopic, key: string): AsyncIterableIterator<true> {
    const turns = this.turns(liveAddress(topic, key));
    let first: Promise<IteratorResult<true>> | undefined = turns.next();
    const next = (): Promise<IteratorResult<true>> => {
      const turn = first ?? turns.next();
      first = undefined;
      return turn;
    };
    return {
      next,
      return: () => turns.return(),
      [Symbol.asyncIterator]: function () {
        return this;
      },
    };
  }

  private turns(address: string): Repeater<true> {
    return new Repeater<true>(async (push, stop) => {
      const wake = (): void => void push(true);
      const peers = this.subscribers.get(address) ?? new Set();
      this.subscribers.set(address, peers.add(wake));
      await stop;
      peers.delete(wake);
      if (peers.size === 0) this.subscribers.delete(address);
    }, new SlidingBuffer(signalsBufferedMax));
  }

  /**
   * The key of each change of any key of `topic` from now on; several changes of a key that was not yet read are one.
   * Ends when changes may have been missed (lost connection, reader too far behind), since nobody knows whose: the
   * reader forgets what it derived from them and subscribes again.
   */
  subscribeToAll(topic: LiveTopic): AsyncIterableIterator<string> {
    const peers = this.readersOfAll.get(topic.name) ?? new Set();
    const keys = new ChangedKeys(keysBufferedMax, () => peers.delete(keys));
    this.readersOfAll.set(topic.name, peers.add(keys));
    return keys;
  }

  private signal(address: string): void {
    for (const wake of this.subscribers.get(address) ?? []) wake();
    const { topicName, key } = partsOfAddress(address);
    for (const reader of this.readersOfAll.get(topicName) ?? []) reader.add(key);
  }

  /** Everything may have changed while nobody listened. */
  private signalAll(): void {
    for (const peers of this.subscribers.values()) for (const wake of peers) wake();
    for (const peers of this.readersOfAll.values()) for (const reader of peers) reader.end();
  }

  private reconnect(lost: WatchedClient): void {
    if (this.stopped || lost !== this.client) return;
    this.client = undefined;
    void this.untilConnected();
  }

  private async untilConnected(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.start();
        this.signalAll();
        return;
      } catch (error) {
        this.options.log.warn({ error }, 'live_listen_failed');
        await new Promise((resolve) => setTimeout(resolve, reconnectDelayMs));
      }
    }
  }
}
