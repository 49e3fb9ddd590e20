import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { eventually } from '../../testing/eventually.js';
import { CallLimit } from '../call-limit.js';
import { Cancellation } from '../cancellation.js';
import { PlainTransport } from './plain-transport.js';

const bytesMax = 1_000_000;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A client of a server that listens now; both end with the test. */
async function clientOf(server: Server, connectionsMax = 8) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?a=b`);
  const transport = new PlainTransport(url, {
    bytesMax,
    connectionsMax,
    headers: { accept: 'application/json' },
  });
  closers.push(
    () => transport.close(),
    () => server.close(),
  );
  return async (body = '{}', headers = {}, cancellation = new Cancellation(), limitMs = 5_000) => {
    const limit = new CallLimit(limitMs, cancellation);
    try {
      return await transport.post({ headers, body }, limit);
    } finally {
      limit.release();
    }
  };
}

/** A server that hands each request, by its body, to `answer`, which writes bytes of its choice. */
function rawServer(answer: (socket: Socket, body: string, connection: number) => void): Server {
  let connections = 0;
  return createServer((socket) => {
    const connection = (connections += 1);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/.exec(text)?.[1]);
      if (end < 0 || text.length < end + 4 + length) return;
      const body = text.slice(end + 4, end + 4 + length);
      text = text.slice(end + 4 + length);
      answer(socket, body, connection);
    });
  });
}

const ok = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

const httpServer = (listener: RequestListener) => createHttpServer({ keepAliveTimeout: 60_000 }, listener);

const fault = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'no fault',
    (error: { code: string; connectionFailed: boolean }) => `${error.code} ${error.connectionFailed}`,
  );

test('bodies of every size and alphabet arrive and come back as they are, on kept connections', async () => {
  const ports = new Set<number | undefined>();
  const post = await clientOf(
    httpServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.setHeader(
        'x-asked',
        `${request.method} ${request.url} ${encodeURIComponent(String(request.headers['x-a']))}`,
      );
      if (request.headers['x-chunked'] === 'yes') response.flushHeaders();
      request.pipe(response);
    }),
  );
  for (const text of ['', 'a', 'ä€😀', 'x'.repeat(200_000), 'ü'.repeat(150_000)]) {
    for (const chunked of ['yes', 'no']) {
      const answer = await post(text, { 'x-a': 'é', 'x-chunked': chunked, 'content-length': '1' });
      expect(answer.text === text).toBe(true);
      expect(answer.headers['x-asked']).toBe('POST /graphql?a=b %C3%A9');
    }
  }
  expect(ports.size).toBe(1);
});

test('a compressed answer is unpacked', async () => {
  const post = await clientOf(
    httpServer((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}'))),
  );
  expect((await post()).text).toBe('{"a":1}');
});

test('many requests at once get their own answers over no more connections than allowed', async () => {
  const ports = new Set<number | undefined>();
  const post = await clientOf(
    httpServer((request, response) => {
      ports.add(request.socket.remotePort);
      setImmediate(() => request.pipe(response));
    }),
    3,
  );
  const bodies = Array.from({ length: 200 }, (_, index) => `${index}`);
  const answers = await Promise.all(bodies.map((body) => post(body)));
  expect(answers.map(({ text }) => text)).toEqual(bodies);
  expect(ports.size).toBeLessThanOrEqual(3);
});

test('a second answer to one request is not given to the next one', async () => {
  const post = await clientOf(
    rawServer((socket, body, connection) => socket.write(ok(`${connection} ${body}`).repeat(2))),
  );
  expect((await post('a')).text).toBe('1 a');
  expect((await post('b')).text).toBe('2 b');
});

test('bytes that come while nobody asks close the connection', async () => {
  const sockets: Socket[] = [];
  const post = await clientOf(
    rawServer((socket, body, connection) => {
      sockets.push(socket);
      socket.write(ok(`${connection} ${body}`));
    }),
  );
  expect((await post('a')).text).toBe('1 a');
  sockets[0]?.write(ok('forged'));
  await eventually('the connection ends', () => sockets[0]?.destroyed === true);
  expect((await post('b')).text).toBe('2 b');
});

test('an answer before the request was sent is taken, and its connection closed', async () => {
  const post = await clientOf(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n');
      });
    }),
  );
  expect((await post('x'.repeat(30_000_000))).statusCode).toBe(413);
  expect((await post('x'.repeat(30_000_000))).statusCode).toBe(413);
});

test.each([
  ['ends in the head', 'HTTP/1.1 200 OK\r\nconte', 'UPSTREAM_UNAVAILABLE true'],
  ['ends in the body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"da', 'UPSTREAM_UNAVAILABLE true'],
  [
    'ends in a chunk',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{"da',
    'UPSTREAM_UNAVAILABLE true',
  ],
  ['is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', 'UPSTREAM_UNAVAILABLE false'],
])('a server that %s gives a fault', async (_, bytes, expected) => {
  const post = await clientOf(rawServer((socket) => socket.end(bytes)));
  expect(await fault(post())).toBe(expected);
});

test('an answer that ends with its connection is whole', async () => {
  const post = await clientOf(rawServer((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n{"a":1}')));
  expect((await post()).text).toBe('{"a":1}');
});

test('a server that closes kept connections at any moment never mixes answers up', async () => {
  const post = await clientOf(
    rawServer((socket, body) => {
      socket.write(ok(body));
      if (Number(body) % 3 === 0) setImmediate(() => socket.destroy());
    }),
    2,
  );
  for (let index = 0; index < 120; index += 1) {
    const answer = await post(`${index}`).catch(() => undefined);
    expect(answer?.text ?? `${index}`).toBe(`${index}`);
    if (index % 5 === 0) await delay(1);
  }
});

test('a request that is given up ends at once, frees its place, and its answer reaches nobody', async () => {
  const held: Socket[] = [];
  const post = await clientOf(
    rawServer((socket, body) => {
      if (body === 'held') held.push(socket);
      else socket.write(ok(body));
    }),
    1,
  );
  const cancellation = new Cancellation();
  const given = fault(post('held', {}, cancellation));
  const waiting = fault(post('waiting', {}, cancellation));
  await eventually('the request arrived', () => held.length === 1);
  const next = post('next');
  cancellation.cancel();
  expect(await given).toBe('TIMEOUT false');
  expect(await waiting).toBe('TIMEOUT false');
  held[0]?.write(ok('late'));
  expect((await next).text).toBe('next');
});

test('a server that sends nothing, or its answer byte by byte without end, is given up after the time limit', async () => {
  const post = await clientOf(
    rawServer((socket, body) => {
      if (body === 'silent') return;
      const timer = setInterval(() => socket.write('x'), 5);
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      socket.once('close', () => clearInterval(timer));
    }),
  );
  expect(await fault(post('silent', {}, undefined, 50))).toBe('TIMEOUT false');
  expect(await fault(post('slow', {}, undefined, 50))).toBe('TIMEOUT false');
});

test('a header that could end its line is not sent', async () => {
  const bodies: string[] = [];
  const post = await clientOf(rawServer((socket, body) => (bodies.push(body), socket.write(ok(body)))));
  await expect(post('bad', { 'x-a': 'b\r\nx-forged: 1' })).rejects.toThrow('x-a');
  expect((await post('good')).text).toBe('good');
  expect(bodies).toEqual(['good']);
});

test('an address where nobody listens is a failed connection', async () => {
  const server = createServer();
  const post = await clientOf(server);
  await new Promise((resolve) => server.close(resolve));
  expect(await fault(post())).toBe('UPSTREAM_UNAVAILABLE true');
});
