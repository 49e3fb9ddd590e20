import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { WebSocket } from 'ws';

/** How much a process holds when all garbage is collected. */
export interface Size {
  readonly heapBytes: number;
  readonly descriptors: number;
}

/** What it holds. */
export interface Holding extends Size {
  /** Every object that a program could see: strings and numbers are none. */
  readonly objects: number;
  /** The same by the name of the constructor. */
  readonly byName: Readonly<Record<string, number>>;
}

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, never>;
  readonly error?: { readonly message: string };
}

const countByName = `function () {
  const byName = {};
  for (const each of this) {
    let name;
    try { name = Object.getPrototypeOf(each)?.constructor?.name; } catch {}
    name = typeof name === 'string' ? name : '?';
    byName[name] = (byName[name] ?? 0) + 1;
  }
  return { objects: this.length, byName };
}`;

/** Looks into a process from outside, through Node's inspector. */
export class Inspector {
  private asked = 0;

  private constructor(
    private readonly socket: WebSocket,
    private readonly pid: number,
  ) {
    socket.setMaxListeners(0);
  }

  /** Of a process that runs with `--inspect=127.0.0.1:<port>`. */
  static async attach(port: number, pid: number): Promise<Inspector> {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      webSocketDebuggerUrl: string;
    }[];
    const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '', { perMessageDeflate: false });
    await once(socket, 'open');
    return new Inspector(socket, pid);
  }

  /** Files and sockets that it has open now. */
  get descriptors(): number {
    return readdirSync(`/proc/${this.pid}/fd`).length;
  }

  async size(): Promise<Size> {
    await this.call('HeapProfiler.collectGarbage');
    const { usedSize } = await this.call<{ usedSize: number }>('Runtime.getHeapUsage');
    return { heapBytes: usedSize, descriptors: this.descriptors };
  }

  async holding(): Promise<Holding> {
    return { ...(await this.size()), ...(await this.countObjects()) };
  }

  /** Begins to watch how late the event loop is. */
  async watchLoop(): Promise<void> {
    await this.evaluate(`globalThis.loopDelay =
      process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 }); loopDelay.enable()`);
  }

  /** Milliseconds that the event loop was late in 99 of 100 cases, since the last call. */
  async loopDelayP99Ms(): Promise<number> {
    return this.evaluate('const late = loopDelay.percentile(99) / 1e6 - 10; loopDelay.reset(); late');
  }

  detach(): void {
    this.socket.close();
  }

  private async countObjects(): Promise<Pick<Holding, 'objects' | 'byName'>> {
    const objectGroup = 'counted';
    const { result: prototype } = await this.call<{ result: { objectId: string } }>('Runtime.evaluate', {
      expression: 'Object.prototype',
      objectGroup,
    });
    const { objects } = await this.call<{ objects: { objectId: string } }>('Runtime.queryObjects', {
      prototypeObjectId: prototype.objectId,
      objectGroup,
    });
    const { result } = await this.call<{ result: { value: Pick<Holding, 'objects' | 'byName'> } }>(
      'Runtime.callFunctionOn',
      { functionDeclaration: countByName, objectId: objects.objectId, returnByValue: true },
    );
    await this.call('Runtime.releaseObjectGroup', { objectGroup });
    return result.value;
  }

  private async evaluate<Value>(expression: string): Promise<Value> {
    const { result } = await this.call<{ result: { value: Value } }>('Runtime.evaluate', {
      expression: `{ ${expression} }`,
      returnByValue: true,
    });
    return result.value;
  }

  private async call<Result>(method: string, params: object = {}): Promise<Result> {
    const id = (this.asked += 1);
    this.socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [data] = (await once(this.socket, 'message')) as [Buffer];
      const reply = JSON.parse(data.toString()) as Reply;
      if (reply.id !== id) continue;
      if (reply.error) throw new Error(`${method}: ${reply.error.message}`);
      return reply.result as Result;
    }
  }
}
