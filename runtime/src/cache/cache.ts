import { LRUCache } from 'lru-cache';
import type { Database, Transaction } from '../database/index.js';
import type { Actor } from '../identity/index.js';
import type { LiveTopics } from '../live/index.js';
import type { Logger } from '../logging/index.js';
import type { CacheCategory, CachedRead } from './cache-category.js';
import {
  findEntry,
  keepEntry,
  deleteEntriesExpiredBefore,
  type StoredEntry,
} from './cache-entry.repository.js';
import type { CacheLayer, CacheMetrics } from './cache-metrics.js';
import { addressOf, cacheTopic } from './invalidate.js';

/** Values that one process keeps in memory; the one used longest ago gives way. */
const memoryEntriesMax = 5_000;
/** What is older than its time by no more than this is better than nothing while the origin fails. */
export const cacheStaleMaxMs = 24 * 3_600_000;
/** How long a failing origin is left alone before it is asked again for the same thing. */
export const cacheFailurePauseMs = 5_000;

export interface CacheOptions {
  readonly db: Database;
  /** The service: nobody else may read the second layer. */
  readonly actor: Actor;
  readonly live: LiveTopics;
  readonly log: Logger;
  readonly metrics: CacheMetrics;
  /** Unix milliseconds; the machine's clock unless a test has its own. */
  readonly now?: () => number;
}

interface Kept {
  readonly text: string;
  readonly expiresAt: number;
}
/** A load under way. */
interface Flight {
  readonly answer: Promise<string>;
  /** Something was invalidated since it began: who asks from now on does not wait for it, and it is not kept. */
  isObsolete: boolean;
}

/**
 * Memory, then the database, then the origin; both layers are filled from below. Reads of one key in one process share
 * one load. An invalidation reaches every process; see `invalidateCategory`. A cache that does not work slows reads down
 * and never fails them.
 */
export class Cache {
  private readonly memory = new LRUCache<string, Kept>({ max: memoryEntriesMax });
  private readonly flights = new Map<string, Flight>();
  private readonly now: () => number;
  private isStopped = false;
  private invalidations: AsyncIterableIterator<string> | undefined;
  private listening: Promise<void> = Promise.resolve();

  constructor(private readonly options: CacheOptions) {
    this.now = options.now ?? Date.now;
  }

  /** Follows the invalidations of all processes from now on. */
  start(): void {
    this.invalidations = this.options.live.subscribeToAll(cacheTopic);
    this.listening = this.follow();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.invalidations?.return?.();
    await this.listening;
  }

  /** The value under a key. Rejects with the origin's fault when neither something old nor a last resort is there. */
  async read<Value>(wanted: CachedRead<Value>): Promise<Value> {
    const { category, key } = wanted;
    const address = addressOf(category, key);
    const kept = this.memory.get(address);
    if (kept && kept.expiresAt > this.now()) {
      this.options.metrics.count(category.name, 'memory');
      return JSON.parse(kept.text) as Value;
    }
    let flight = this.flights.get(address);
    if (flight) this.options.metrics.count(category.name, 'joined');
    else flight = this.take(address, wanted);
    return JSON.parse(await flight.answer) as Value;
  }

  /** Deletes what is too old even for a failing origin; resolves to the number. */
  prune(): Promise<number> {
    const before = new Date(this.now() - cacheStaleMaxMs);
    return this.inDatabase((tx) => deleteEntriesExpiredBefore(tx, before));
  }

  private take(address: string, wanted: CachedRead<unknown>): Flight {
    const remember = (text: string, ttlMs: number): void => {
      if (ttlMs > 0 && !flight.isObsolete) this.memory.set(address, { text, expiresAt: this.now() + ttlMs });
    };
    const answer = this.fetch(wanted, remember).finally(() => {
      if (this.flights.get(address) === flight) this.flights.delete(address);
    });
    const flight: Flight = { answer, isObsolete: false };
    this.flights.set(address, flight);
    return flight;
  }

  private async fetch(
    wanted: CachedRead<unknown>,
    remember: (text: string, ttlMs: number) => void,
  ): Promise<string> {
    const { category, key } = wanted;
    const count = (layer: CacheLayer): void => this.options.metrics.count(category.name, layer);
    const stored = await this.findStored(category, key);
    const restMs = (stored?.expiresAt ?? 0) - this.now();
    if (stored?.text !== undefined && stored.isCurrent && restMs > 0) {
      remember(stored.text, Math.min(category.memoryTtlMs, restMs));
      count('database');
      return stored.text;
    }
    try {
      const text = JSON.stringify(await wanted.load()) ?? 'null';
      count('origin');
      remember(text, Math.min(category.memoryTtlMs, category.databaseTtlMs));
      if (stored) await this.keep(category, key, text, stored);
      return text;
    } catch (error) {
      const text = restMs > -cacheStaleMaxMs ? stored?.text : undefined;
      const instead = text ?? (wanted.lastResort && JSON.stringify(wanted.lastResort()));
      count(instead === undefined ? 'failed' : text === undefined ? 'last_resort' : 'stale');
      if (instead === undefined) throw error;
      this.options.log.warn({ err: error, category: category.name }, 'cache_origin_failed');
      remember(instead, cacheFailurePauseMs);
      return instead;
    }
  }

  private async findStored(category: CacheCategory, key: string): Promise<StoredEntry | undefined> {
    try {
      return await this.options.db.read(this.options.actor, (tx) => findEntry(tx, category.name, key));
    } catch (error) {
      this.options.log.warn({ err: error, category: category.name }, 'cache_not_read');
      return undefined;
    }
  }

  private async keep(category: CacheCategory, key: string, text: string, seen: StoredEntry): Promise<void> {
    const value = { text, expiresAt: this.now() + category.databaseTtlMs };
    await this.inDatabase((tx) => keepEntry(tx, { category: category.name, key }, value, seen)).catch(
      (error: unknown) => this.options.log.warn({ err: error, category: category.name }, 'cache_not_kept'),
    );
  }

  private inDatabase<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return this.options.db.transaction(this.options.actor, work);
  }

  private async follow(): Promise<void> {
    while (!this.isStopped && this.invalidations) {
      for await (const changed of this.invalidations) this.drop((address) => isPartOf(address, changed));
      if (this.isStopped) return;
      this.invalidations = this.options.live.subscribeToAll(cacheTopic);
      // What was invalidated while nobody listened is unknown.
      this.drop(() => true);
    }
  }

  private drop(isOld: (address: string) => boolean): void {
    const old = [...this.memory.keys()].filter(isOld);
    for (const address of old) this.memory.delete(address);
    for (const [address, flight] of this.flights) {
      if (!isOld(address)) continue;
      flight.isObsolete = true;
      this.flights.delete(address);
    }
  }
}

/** `changed` is the address of one entry or the name of its whole category. */
function isPartOf(address: string, changed: string): boolean {
  return address === changed || address.startsWith(`${changed}:`);
}
