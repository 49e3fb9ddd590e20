import type { CallLimit } from '../call-limit.js';
import type { HttpAnswer, HttpRequest, HttpTransport, TransportOptions } from '../http-transport.js';
import { answerOf } from '../http-answer.js';
import type { Connection } from './connection.js';
import { ConnectionPool } from './connection-pool.js';
import { RequestWriter } from './request-writer.js';

type PlainOptions = Pick<TransportOptions, 'bytesMax' | 'connectionsMax' | 'headers'>;

/** HTTP/1.1 without TLS over connections of our own (see docs/adr/0008). */
export class PlainTransport implements HttpTransport {
  private readonly pool: ConnectionPool;
  private readonly writer: RequestWriter;
  private readonly bytesMax: number;

  constructor(url: URL, { bytesMax, connectionsMax, headers }: PlainOptions) {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    this.pool = new ConnectionPool({ host, port: Number(url.port || 80) }, connectionsMax);
    this.writer = new RequestWriter(url, headers);
    this.bytesMax = bytesMax;
  }

  post({ headers, body }: HttpRequest, limit: CallLimit): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const { data, encoding } = this.writer.prepare(headers, body);
      const use = (connection: Connection) => {
        limit.whenEnded((fault) => connection.close(fault));
        connection.send(data, encoding, {
          bytesMax: this.bytesMax,
          onFault: reject,
          onReply: (reply) => {
            // The connection serves somebody else from here on.
            limit.whenEnded(reject);
            resolve(answerOf(reply.statusCode, reply.headers, reply.body(), this.bytesMax));
          },
        });
      };
      let isEnded = false;
      limit.whenEnded((fault) => {
        isEnded = true;
        this.pool.forget(use);
        reject(fault);
      });
      if (!isEnded) this.pool.acquire(use);
    });
  }

  close(): Promise<void> {
    this.pool.close();
    return Promise.resolve();
  }
}
