import { createServer, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { TcpProxy } from '@gatefold/runtime/testing';

/** What becomes of what is sent through a proxy; `status 500`, `truncated` and `huge` speak HTTP. */
export type Passage = 'open' | 'slow' | 'status 500' | 'truncated' | 'huge';

const slowMs = 5_000;
/** Bytes: to encode as many for each answer would hold up the process that measures. */
const huge = Buffer.from(`{"data":null,"extensions":"${'x'.repeat(10 * 1_024 * 1_024)}"}`);

const answers: Readonly<Record<Exclude<Passage, 'open' | 'slow'>, RequestListener>> = {
  'status 500': (_request, response) =>
    response.writeHead(500).end('{"errors":[{"message":"secret stack"}]}'),
  truncated: (_request, response) => response.end('{"data":{"_entities":[{"id":"'),
  huge: (_request, response) => {
    // In parts, so that nothing tells its length before.
    response.write(huge.subarray(0, 1_000));
    response.end(huge.subarray(1_000));
  },
};

/** A proxy in front of one server of the platform that can make it look sick. */
export class FaultProxy extends TcpProxy {
  private passage: Passage = 'open';

  /** From now on; connections that are open end. */
  set(passage: Passage): void {
    this.passage = passage;
    this.cut();
  }

  protected override take(client: Socket): void {
    if (this.passage === 'open') super.take(client);
    else if (this.passage === 'slow') this.passSlowly(client);
    else {
      this.hold(client);
      createServer(answers[this.passage]).emit('connection', client);
    }
  }

  private passSlowly(client: Socket): void {
    const server = this.passOn(client);
    server.on('data', (bytes) => void delay(slowMs).then(() => client.destroyed || client.write(bytes)));
  }
}
