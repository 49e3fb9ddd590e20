import { createHash } from 'node:crypto';
import type { Store } from '../state/store.js';
import { Failure } from './failure.js';

/** An answer that is given again to the same key. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  /** Seconds since 1970. */
  readonly at: number;
}

const keptSeconds = 86_400;
const keyLengthMax = 255;
const kind = 'idempotency';

/** What a request with an `Idempotency-Key` is: new, or answered before. One key works for one request. */
export class IdempotencyKeys {
  private readonly underWay = new Set<string>();

  constructor(private readonly store: Store) {}

  fingerprint(method: string, path: string, body: string): string {
    return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
  }

  /** The answer of before; null when the request is new, which then holds the key until `finish`. Throws a Failure for another request or one under way. */
  begin(key: string, fingerprint: string, now: number): StoredAnswer | null {
    if (key.length > keyLengthMax)
      throw new Failure(400, `Idempotency keys have at most ${keyLengthMax} characters.`, {
        type: 'idempotency_error',
      });
    if (this.underWay.has(key)) {
      throw new Failure(
        409,
        `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        { type: 'idempotency_error', code: 'idempotency_key_in_use' },
      );
    }
    const before = this.store.note<StoredAnswer>(kind, key);
    if (before && before.at + keptSeconds > now) {
      if (before.fingerprint === fingerprint) return before;
      throw new Failure(
        400,
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        { type: 'idempotency_error' },
      );
    }
    this.underWay.add(key);
    return null;
  }

  remember(key: string, answer: StoredAnswer): void {
    this.store.putNote(kind, key, answer);
  }

  finish(key: string): void {
    this.underWay.delete(key);
  }
}
