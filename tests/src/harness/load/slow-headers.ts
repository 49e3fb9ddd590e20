import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { eventually } from '@gatefold/runtime/testing';
import { Feed } from '../live/feed.js';
import { GatewayProcess } from '../live/gateway.js';
import { percentile } from './percentile.js';

const everyMs = 1_000;
/** A server accepts so many at a time. */
const batch = 200;

const reads = 300;
/** The gateway waits 10 s for headers and looks every 2 s. */
const endedWithinMs = 15_000;

/** Connections that send the headers of a request one byte a second and never end them. */
class SlowHeaders {
  private readonly sockets: Socket[] = [];
  private readonly dripping = setInterval(() => {
    for (const socket of this.sockets) if (socket.writable) socket.write('x');
  }, everyMs);

  /** Resolves when so many are connected. */
  async open(port: number, count: number): Promise<void> {
    while (this.sockets.length < count) {
      const opened = Array.from({ length: Math.min(batch, count - this.sockets.length) }, async () => {
        const socket = connect(port, '127.0.0.1');
        this.sockets.push(socket);
        await once(socket, 'connect');
        socket.on('error', () => undefined).resume();
        socket.write('POST /graphql HTTP/1.1\r\nhost: gatefold.example\r\nx-slow: ');
      });
      await Promise.all(opened);
    }
  }

  /** Those that the server has not ended. */
  get openCount(): number {
    return this.sockets.filter((socket) => !socket.closed).length;
  }

  stop(): void {
    clearInterval(this.dripping);
    for (const socket of this.sockets) socket.destroy();
  }
}

/** How others fare beside so many of those, at a gateway of its own; `untilEnded` waits until it has ended them all. */
export async function slowHeaders(count: number, { untilEnded }: { readonly untilEnded: boolean }) {
  const feed = new Feed();
  const gateway = await GatewayProcess.start(await feed.start());
  const slow = new SlowHeaders();
  try {
    await p99Ms(gateway);
    const calmMs = await p99Ms(gateway);
    await slow.open(gateway.port, count);
    const held = slow.openCount;
    const besideMs = await p99Ms(gateway);
    if (untilEnded) await eventually(() => (slow.openCount === 0 ? true : undefined), endedWithinMs);
    return { calmMs, besideMs, held };
  } finally {
    slow.stop();
    await gateway.kill();
    feed.stop();
  }
}

/** The 99th percentile of reads, one after the other. */
async function p99Ms(gateway: GatewayProcess): Promise<number> {
  const times: number[] = [];
  while (times.length < reads) {
    const startedMs = performance.now();
    const response = await fetch(`http://127.0.0.1:${gateway.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ entryCount }"}',
    });
    const body = await response.text();
    if (body !== '{"data":{"entryCount":0}}') throw new Error(body);
    times.push(performance.now() - startedMs);
  }
  return percentile(times, 0.99);
}
