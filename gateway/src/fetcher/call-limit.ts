import { UpstreamFault } from './upstream-fault.js';

type OnEnded = (fault: UpstreamFault) => void;

/** Calls under way by the signal of their operation: one listener for all of them, since listeners cost more. */
const underWay = new WeakMap<AbortSignal, Set<CallLimit>>();

function callsOf(signal: AbortSignal): Set<CallLimit> {
  let calls = underWay.get(signal);
  if (!calls) {
    const begun = new Set<CallLimit>();
    signal.addEventListener('abort', () => {
      for (const call of begun) call.endWithOperation();
    });
    underWay.set(signal, (calls = begun));
  }
  return calls;
}

/** When a call to a subgraph has to end: after its time, or with the operation that it is for. */
export class CallLimit {
  private fault: UpstreamFault | undefined;
  private onEnded: OnEnded | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly calls: Set<CallLimit>;

  /** To be released by its maker. */
  constructor(limitMs: number, signal: AbortSignal) {
    const onTimeout = () => this.end(new UpstreamFault('TIMEOUT', `no answer in ${limitMs} ms`, true));
    this.timer = setTimeout(onTimeout, limitMs);
    this.calls = callsOf(signal);
    this.calls.add(this);
    if (signal.aborted) this.endWithOperation();
  }

  /** Calls back when the call has to end, at once when it had to before. One callback at a time: the last one counts. */
  whenEnded(callback: OnEnded): void {
    this.onEnded = callback;
    if (this.fault) callback(this.fault);
  }

  /** The call is over. */
  release(): void {
    this.onEnded = undefined;
    clearTimeout(this.timer);
    this.calls.delete(this);
  }

  /** The operation has ended before the call. */
  endWithOperation(): void {
    this.end(new UpstreamFault('TIMEOUT', 'the operation ended before the answer', false));
  }

  private end(fault: UpstreamFault): void {
    if (this.fault) return;
    this.fault = fault;
    this.onEnded?.(fault);
  }
}
