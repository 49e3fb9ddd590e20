import { UpstreamFault } from './upstream-fault.js';

type OnEnded = (fault: UpstreamFault) => void;

/** When a call to a subgraph has to end: after its time, or with the operation that it is for. */
export class CallLimit {
  private fault: UpstreamFault | undefined;
  private onEnded: OnEnded | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly onSignal = () =>
    this.end(new UpstreamFault('TIMEOUT', 'the operation ended before the answer', false));

  /** To be released by its maker. */
  constructor(
    limitMs: number,
    private readonly signal: AbortSignal,
  ) {
    const onTimeout = () => this.end(new UpstreamFault('TIMEOUT', `no answer in ${limitMs} ms`, true));
    this.timer = setTimeout(onTimeout, limitMs);
    if (signal.aborted) this.onSignal();
    else signal.addEventListener('abort', this.onSignal);
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
    this.signal.removeEventListener('abort', this.onSignal);
  }

  private end(fault: UpstreamFault): void {
    if (this.fault) return;
    this.fault = fault;
    this.onEnded?.(fault);
  }
}
