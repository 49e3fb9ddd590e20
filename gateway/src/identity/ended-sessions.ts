import type { Logger } from '@gatefold/runtime/logging';

/** From its end on, a session may have a valid access token for so long: its life of 10 min, and clocks that differ by 1 min. */
const rememberedMs = 660_000;
/** Far more than users can end within that time. */
const countMax = 200_000;

export interface EndedSessionsOptions {
  readonly log: Logger;
  /** Sessions that are remembered; beyond it those that ended first give way. */
  readonly countMax?: number;
  readonly now?: () => number;
}

/** Sessions that ended although access tokens of theirs have not expired, as users announces them. */
export class EndedSessions {
  /** When each may be forgotten, in the order of time. */
  private readonly forgetAtMs = new Map<string, number>();
  private readonly watchers = new Map<string, Set<() => void>>();
  private readonly first = Promise.withResolvers<void>();

  constructor(private readonly options: EndedSessionsOptions) {}

  /** Resolves when users has said for the first time which sessions ended. */
  get known(): Promise<void> {
    return this.first.promise;
  }

  has(sessionId: string): boolean {
    return this.forgetAtMs.has(sessionId);
  }

  /** Takes over what users announces, and calls who watches one of these sessions. */
  add(sessionIds: readonly string[]): void {
    const forgetAtMs = this.now() + rememberedMs;
    for (const id of sessionIds) {
      this.forgetAtMs.delete(id);
      this.forgetAtMs.set(id, forgetAtMs);
    }
    this.forget();
    this.first.resolve();
    for (const id of sessionIds) for (const end of this.watchers.get(id) ?? []) end();
  }

  /** Calls `end` when the session ends; returns what stops that. */
  watch(sessionId: string, end: () => void): () => void {
    const peers = this.watchers.get(sessionId) ?? new Set();
    this.watchers.set(sessionId, peers.add(end));
    return () => {
      peers.delete(end);
      if (peers.size === 0 && this.watchers.get(sessionId) === peers) this.watchers.delete(sessionId);
    };
  }

  private forget(): void {
    const { log, countMax: most = countMax } = this.options;
    const now = this.now();
    let lost = 0;
    for (const [id, forgetAtMs] of this.forgetAtMs) {
      const isFull = this.forgetAtMs.size > most;
      if (forgetAtMs > now && !isFull) break;
      if (forgetAtMs > now) lost += 1;
      this.forgetAtMs.delete(id);
    }
    if (lost > 0) log.error({ lost }, 'ended_sessions_forgotten_early');
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
