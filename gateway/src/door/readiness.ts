import { request } from 'undici';

const probeEveryMs = 250;
const probeTimeoutMs = 1_000;

/**
 * Whether the gateway can serve: each subgraph's `/ready` has answered 200 at least once, and no drain has begun.
 * A subgraph that fails later takes only its own part away.
 */
export class Readiness {
  private readonly waitingFor: Set<string>;
  private draining = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly urls: ReadonlyMap<string, URL>) {
    this.waitingFor = new Set(urls.keys());
  }

  get state(): {
    readonly status: 'ready' | 'starting' | 'draining';
    readonly waitingFor?: readonly string[];
  } {
    if (this.draining) return { status: 'draining' };
    if (this.waitingFor.size > 0) return { status: 'starting', waitingFor: [...this.waitingFor] };
    return { status: 'ready' };
  }

  /** Asks until all have answered. */
  async watch(): Promise<void> {
    await Promise.all([...this.waitingFor].map((name) => this.probe(name)));
    if (this.waitingFor.size > 0 && !this.draining)
      this.timer = setTimeout(() => void this.watch(), probeEveryMs);
  }

  /** Not ready from now on. */
  drain(): void {
    this.draining = true;
    clearTimeout(this.timer);
  }

  private async probe(name: string): Promise<void> {
    try {
      const { statusCode, body } = await request(new URL('/ready', this.urls.get(name)), {
        headersTimeout: probeTimeoutMs,
        bodyTimeout: probeTimeoutMs,
        reset: true,
      });
      await body.dump();
      if (statusCode === 200) this.waitingFor.delete(name);
    } catch {
      // Not up yet; asked again.
    }
  }
}
