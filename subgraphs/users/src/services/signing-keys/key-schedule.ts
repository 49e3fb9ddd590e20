/** When keys begin and end; times are milliseconds since 1970. */
export interface ScheduledKey {
  readonly kid: string;
  readonly masterKeyId: string;
  readonly createdAtMs: number;
  readonly signsFromMs: number;
}

export interface SchedulePolicy {
  /** The master key of this process: it cannot sign with keys that another one sealed. */
  readonly masterKeyId: string;
  /** A key that is older gets a successor. */
  readonly ageMsMax: number;
  /** How long the last token of a key is valid. */
  readonly tokenLifetimeMs: number;
}

/** A successor is published for so long before it signs, so that every cached key set holds it by then. */
export const publishedBeforeSigningMs = 60 * 60_000;
/** Kept beyond the last token's end: clocks and cached key rings differ. */
const removalMarginMs = 15 * 60_000;

export interface KeyPlan {
  /** When a key to be made now begins to sign; absent when none is due. */
  readonly addSigningFromMs?: number;
  /** Keys whose last token has expired. */
  readonly remove: readonly string[];
}

/** The key that signs now, or undefined when this process holds none that it can open. */
export function currentKey<Key extends ScheduledKey>(
  keys: readonly Key[],
  nowMs: number,
  masterKeyId: string,
): Key | undefined {
  return newestFirst(keys).find((key) => key.masterKeyId === masterKeyId && key.signsFromMs <= nowMs);
}

/** What brings the keys up to date: the first key signs at once, a successor after it has been published for a while. */
export function planKeys(keys: readonly ScheduledKey[], nowMs: number, policy: SchedulePolicy): KeyPlan {
  const newest = newestFirst(keys).find((key) => key.masterKeyId === policy.masterKeyId);
  const settledMs = nowMs - policy.tokenLifetimeMs - removalMarginMs;
  const settled = newestFirst(keys).find((key) => key.signsFromMs <= settledMs);
  const remove = keys.filter((key) => settled && key.signsFromMs < settled.signsFromMs).map((key) => key.kid);
  if (!newest) return { addSigningFromMs: nowMs, remove };
  if (nowMs - newest.createdAtMs < policy.ageMsMax) return { remove };
  return { addSigningFromMs: nowMs + publishedBeforeSigningMs, remove };
}

function newestFirst<Key extends ScheduledKey>(keys: readonly Key[]): readonly Key[] {
  return keys.toSorted((a, b) => b.signsFromMs - a.signsFromMs);
}
