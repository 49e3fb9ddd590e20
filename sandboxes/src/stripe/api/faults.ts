/** How the API misbehaves for the next calls of a path. */
export interface ApiFault {
  /** Default: every method. */
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** What the path begins with, e.g. `/v1/subscriptions`. */
  readonly path: string;
  readonly kind:
    | '429'
    | '500'
    /** Takes the request, does nothing and never answers. */
    | 'hang'
    /** Does the work and closes the connection instead of answering. */
    | 'lost-answer'
    /** Does the work after `delayMs`. */
    | 'slow';
  /** Calls that it hits before it is gone. Default 1. */
  readonly times?: number;
  readonly delayMs?: number;
}

/** Faults that wait for their calls. */
export class ApiFaults {
  private waiting: { fault: ApiFault; left: number }[] = [];

  add(fault: ApiFault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault for a call, used up by one. */
  take(method: string, path: string): ApiFault | undefined {
    const found = this.waiting.find(
      ({ fault }) => (!fault.method || fault.method === method) && path.startsWith(fault.path),
    );
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.waiting = this.waiting.filter((other) => other !== found);
    return found.fault;
  }
}
