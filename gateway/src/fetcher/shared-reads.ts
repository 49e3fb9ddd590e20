import { Cancellation } from './cancellation.js';
import { UpstreamFault } from './upstream-fault.js';

/** What a read brought, and whether another caller had asked for it first. */
export interface SharedAnswer<Answer> {
  readonly answer: Answer;
  readonly joined: boolean;
}

interface Read<Answer> {
  readonly answer: Promise<Answer>;
  readonly cancellation: Cancellation;
  /** On the clock of `performance.now()`. */
  readonly beganAtMs: number;
  waiting: number;
}

/** Reads under way that others with the same key may join. It keeps nothing of a read that has ended. */
export class SharedReads<Answer> {
  private readonly underWay = new Map<string, Read<Answer>>();

  /**
   * The answer of a read under way with this key, else of `start`, which is cancelled when nobody waits any more. A read
   * that began before `notBeforeMs` is not joined: its answer may lack what the caller knows already.
   */
  async join(
    key: string,
    cancellation: Cancellation,
    start: (cancellation: Cancellation) => Promise<Answer>,
    notBeforeMs = 0,
  ): Promise<SharedAnswer<Answer>> {
    const latest = this.underWay.get(key);
    const known = latest && latest.beganAtMs >= notBeforeMs ? latest : undefined;
    const read = known ?? this.start(key, start);
    read.waiting += 1;
    try {
      return { answer: await unlessCancelled(read.answer, cancellation), joined: known !== undefined };
    } finally {
      read.waiting -= 1;
      if (read.waiting === 0) {
        this.forget(key, read);
        read.cancellation.cancel();
      }
    }
  }

  /** Nobody joins a read that began before this: something was written, which its answer may lack. */
  close(): void {
    this.underWay.clear();
  }

  private start(key: string, start: (cancellation: Cancellation) => Promise<Answer>): Read<Answer> {
    const cancellation = new Cancellation();
    const beganAtMs = performance.now();
    const read: Read<Answer> = { answer: start(cancellation), cancellation, beganAtMs, waiting: 0 };
    this.underWay.set(key, read);
    const forget = () => this.forget(key, read);
    read.answer.then(forget, forget);
    return read;
  }

  private forget(key: string, read: Read<Answer>): void {
    if (this.underWay.get(key) === read) this.underWay.delete(key);
  }
}

function unlessCancelled<Answer>(answer: Promise<Answer>, cancellation: Cancellation): Promise<Answer> {
  if (cancellation.isCancelled) return Promise.reject(ended());
  return new Promise((resolve, reject) => {
    const onCancelled = () => reject(ended());
    cancellation.whenCancelled(onCancelled);
    answer.then(resolve, reject).finally(() => cancellation.forget(onCancelled));
  });
}

function ended(): UpstreamFault {
  return new UpstreamFault('TIMEOUT', 'the operation ended before the answer', false);
}
