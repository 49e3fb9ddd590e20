import { UpstreamFault } from '../upstream-fault.js';
import { Connection } from './connection.js';

type Waiting = (connection: Connection) => void;

/** How often connections that nobody uses are looked at. */
const sweepMs = 1_000;

/** Kept connections to one server: the one used last is used next, so that those not needed grow old and end. */
export class ConnectionPool {
  private readonly idle: Connection[] = [];
  private readonly open = new Set<Connection>();
  private readonly waiting = new Set<Waiting>();
  private readonly sweep: NodeJS.Timeout;
  private isClosed = false;

  constructor(
    private readonly target: { readonly host: string; readonly port: number },
    private readonly connectionsMax: number,
  ) {
    this.sweep = setInterval(() => this.closeOld(), sweepMs);
    this.sweep.unref();
  }

  /** Calls back with a connection for one exchange, at once when there is one. Undone by {@link forget}. */
  acquire(use: Waiting): void {
    if (this.isClosed) throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the client is closed', false);
    const nowMs = performance.now();
    for (let kept = this.idle.pop(); kept; kept = this.idle.pop()) {
      if (kept.isKept(nowMs)) return use(kept);
      kept.close(unused());
    }
    if (this.open.size < this.connectionsMax) return use(this.connect());
    this.waiting.add(use);
  }

  /** The caller of {@link acquire} does not need the connection any more that it still waits for. */
  forget(use: Waiting): void {
    this.waiting.delete(use);
  }

  /** Ends all connections; exchanges under way fail. */
  close(): void {
    this.isClosed = true;
    clearInterval(this.sweep);
    for (const connection of this.open) connection.close(unused());
  }

  private connect(): Connection {
    const connection = new Connection(
      this.target,
      (idle) => this.offer(idle),
      (closed) => this.remove(closed),
    );
    this.open.add(connection);
    return connection;
  }

  private offer(connection: Connection): void {
    const use = this.nextWaiting();
    if (use) use(connection);
    else this.idle.push(connection);
  }

  private remove(connection: Connection): void {
    this.open.delete(connection);
    const index = this.idle.indexOf(connection);
    if (index >= 0) this.idle.splice(index, 1);
    if (this.isClosed) return;
    const use = this.nextWaiting();
    if (use) use(this.connect());
  }

  private nextWaiting(): Waiting | undefined {
    for (const use of this.waiting) {
      this.waiting.delete(use);
      return use;
    }
    return undefined;
  }

  private closeOld(): void {
    const nowMs = performance.now();
    for (const connection of this.idle.filter((kept) => !kept.isKept(nowMs))) connection.close(unused());
  }
}

function unused(): UpstreamFault {
  return new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the connection was closed', false);
}
