import type { AccessSnapshot } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import { entitlementKeys, planOf, tiers, type EntitlementTable } from '@gatefold/schema';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

const freshMs = 30_000;
const staleMs = 300_000;
/** After a failed read a person's next one waits this long. */
const retryAfterMs = 5_000;
/** So long a request waits for billing where a snapshot is known: longer, and that serves once more. */
const refreshWaitMs = 250;

const snapshot = z.object({
  tier: z.enum(tiers),
  entitlements: z.record(z.string(), z.union([z.boolean(), z.number()])),
});

/** What a person without a known snapshot may do. */
export const freeAccess: AccessSnapshot = { tier: 'FREE', entitlements: planOf('FREE').entitlements };

export interface EntitlementSnapshotsOptions {
  /** Reads billing's `entitlementSnapshot`; rejects when billing does not answer. */
  readonly read: (userId: string) => Promise<unknown>;
  readonly log: Logger;
  readonly now?: () => number;
}

interface Entry {
  access: AccessSnapshot;
  /** When `access` was read; -Infinity when it is only the FREE plan for want of anything known. */
  readAtMs: number;
  /** From when on it has to be read again. */
  expiresAtMs: number;
}

/**
 * What billing allows each person: read when needed, kept 30 s, used for up to 5 min while billing is down or does not
 * answer, then the FREE plan. Never rejects, since a sick billing must not stop the others.
 */
export class EntitlementSnapshots {
  private readonly entries = new LRUCache<string, Entry>({ max: 10_000 });
  private readonly reading = new Map<string, Promise<AccessSnapshot>>();
  /** Counts drops: what was read before the last one is not kept. */
  private epoch = 0;

  constructor(private readonly options: EntitlementSnapshotsOptions) {}

  of(userId: string): Promise<AccessSnapshot> {
    const entry = this.entries.get(userId);
    if (entry && entry.expiresAtMs > this.now()) return Promise.resolve(entry.access);
    let reading = this.reading.get(userId);
    if (!reading) {
      reading = this.read(userId).finally(() => {
        if (this.reading.get(userId) === reading) this.reading.delete(userId);
      });
      this.reading.set(userId, reading);
    }
    return entry && this.isUsable(entry) ? this.soonOrKnown(reading, entry) : reading;
  }

  /** Forgets a person's snapshot: billing says that it changed. A read under way is not kept either. */
  drop(userId: string): void {
    this.epoch += 1;
    this.entries.delete(userId);
    this.reading.delete(userId);
  }

  /** Has everything read again on next use: changes may have been missed. */
  expireAll(): void {
    this.epoch += 1;
    this.reading.clear();
    for (const entry of this.entries.values()) entry.expiresAtMs = 0;
  }

  private async read(userId: string): Promise<AccessSnapshot> {
    const startedAtMs = this.now();
    const startedAtEpoch = this.epoch;
    const keep = (entry: Entry) => {
      if (this.epoch === startedAtEpoch) this.entries.set(userId, entry);
    };
    try {
      const { tier, entitlements } = snapshot.parse(await this.options.read(userId));
      const access = { tier, entitlements: completeTable(entitlements) };
      keep({ access, readAtMs: startedAtMs, expiresAtMs: startedAtMs + freshMs });
      return access;
    } catch (error) {
      this.options.log.warn({ err: error }, 'entitlement_snapshot_not_read');
      const known = this.entries.get(userId);
      const usable = known !== undefined && this.isUsable(known);
      const access = usable ? known.access : freeAccess;
      const readAtMs = usable ? known.readAtMs : -Infinity;
      keep({ access, readAtMs, expiresAtMs: this.now() + retryAfterMs });
      return access;
    }
  }

  /** What the reading brings soon; else what is known, which then serves others too while the reading goes on. */
  private async soonOrKnown(reading: Promise<AccessSnapshot>, known: Entry): Promise<AccessSnapshot> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<AccessSnapshot>((resolve) => {
      timer = setTimeout(() => {
        known.expiresAtMs = this.now() + retryAfterMs;
        resolve(known.access);
      }, refreshWaitMs);
    });
    const access = await Promise.race([reading, late]);
    clearTimeout(timer);
    return access;
  }

  private isUsable(entry: Entry): boolean {
    return this.now() - entry.readAtMs < staleMs;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** The keys of the contract; one that billing does not send is as in the FREE plan. */
function completeTable(sent: Readonly<Record<string, boolean | number>>): EntitlementTable {
  const keys = Object.keys(entitlementKeys) as (keyof EntitlementTable)[];
  return Object.fromEntries(
    keys.map((key) => [key, sent[key] ?? freeAccess.entitlements[key]]),
  ) as unknown as EntitlementTable;
}
