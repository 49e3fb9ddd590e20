import type { Cancellation } from './cancellation.js';
import { UpstreamFault } from './upstream-fault.js';

type OnEnded = (fault: UpstreamFault) => void;

/** When a call to a subgraph has to end: after its time, or with the operation that it is for. */
export class CallLimit {
  private fault: UpstreamFault | undefined;
  private onEnded: OnEnded | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly endWithOperation = () =>
    this.end(new UpstreamFault('TIMEOUT', 'the operation ended before the answer', false));

  /** To be released by its maker. */
  constructor(
    limitMs: number,
    private readonly operation: Cancellation,
  ) {
    const onTimeout = () => this.end(new UpstreamFault('TIMEOUT', `no answer in ${limitMs} ms`, true));
    this.timer = setTimeout(onTimeout, limitMs);
    operation.whenCancelled(this.endWithOperation);
    if (operation.isCancelled) this.endWithOperation();
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
    this.operation.forget(this.endWithOperation);
  }

  private end(fault: UpstreamFault): void {
    if (this.fault) return;
    this.fault = fault;
    this.onEnded?.(fault);
  }
}
