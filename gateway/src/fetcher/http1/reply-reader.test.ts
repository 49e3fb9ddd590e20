import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MalformedReply } from './malformed-reply.js';
import { ReplyReader, type Reply } from './reply-reader.js';

const bytesMax = 4_096;

/** Feeds the bytes in pieces that are overwritten afterwards, as the memory of a socket is. */
function read(bytes: Buffer, cuts: readonly number[] = [], limit = bytesMax) {
  const reader = new ReplyReader(limit);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    const piece = Buffer.from(bytes.subarray(from, to));
    const reply = piece.length > 0 ? reader.feed(piece) : undefined;
    if (reply) return { ...told(reply), rest: bytes.length - to };
    piece.fill(0x58);
    from = to;
  }
  const reply = reader.end();
  return reply && { ...told(reply), rest: 0 };
}

function faultOfReading(bytes: Buffer, cutAt: readonly number[]): string {
  try {
    read(bytes, cutAt);
    return 'none';
  } catch (error) {
    return (error as Error).name;
  }
}

const told = ({ statusCode, headers, keptMs, body }: Reply) => ({
  statusCode,
  headers: { ...headers },
  isKept: keptMs > 0,
  body: body().toString('latin1'),
});

const head = (...lines: string[]) =>
  Buffer.from(['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n'), 'latin1');

const body = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));
const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });
const interim = fc.constantFrom(
  '',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
);
const statusCode = fc.constantFrom(200, 400, 413, 500, 503);
const field = fc.constantFrom(
  '',
  'Date: now\r\n',
  'X-A:\t b \r\nx-a:c\r\n',
  'Set-Cookie: a=1\r\nset-cookie: b=2\r\n',
);

/** A body in chunks of the given sizes, with an extension and a trailer now and then. */
function chunkedOf(content: Buffer, sizes: readonly number[], extended: boolean): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const size of [...sizes, content.length]) {
    const piece = content.subarray(at, at + size);
    at += piece.length;
    if (piece.length === 0) continue;
    parts.push(
      Buffer.from(`${piece.length.toString(16)}${extended ? ';a="b"' : ''}\r\n`),
      piece,
      Buffer.from('\r\n'),
    );
  }
  return Buffer.concat([...parts, Buffer.from(extended ? '0\r\nx-sum: 1\r\n\r\n' : '0\r\n\r\n')]);
}

const reply = fc
  .record({
    interim,
    statusCode,
    field,
    body,
    sizes: fc.array(fc.integer({ min: 1, max: 90 })),
    extended: fc.boolean(),
  })
  .chain((parts) =>
    fc.constantFrom('length', 'chunked', 'close').map((framing) => {
      const { sizes, extended } = parts;
      const line =
        framing === 'length'
          ? `content-length: ${parts.body.length}\r\n`
          : framing === 'chunked'
            ? 'Transfer-Encoding: chunked\r\n'
            : '';
      const content = framing === 'chunked' ? chunkedOf(parts.body, sizes, extended) : parts.body;
      const text = `${parts.interim}HTTP/1.1 ${parts.statusCode} \r\n${parts.field}${line}\r\n`;
      return { ...parts, framing, bytes: Buffer.concat([Buffer.from(text, 'latin1'), content]) };
    }),
  );

test('a reply is read the same however its bytes are cut', () => {
  fc.assert(
    fc.property(reply, cuts, ({ bytes, body: sent, statusCode: status, framing }, places) => {
      const found = read(bytes, places);
      expect(found).toMatchObject({ statusCode: status, body: sent.toString('latin1') });
      expect(found?.isKept).toBe(framing !== 'close');
      expect(found).toEqual({ ...read(bytes), rest: found?.rest });
    }),
    { numRuns: 300 },
  );
});

test('a reply that ends early is no reply, unless the end of the connection ends it', () => {
  fc.assert(
    fc.property(reply, fc.nat(2_000), cuts, ({ bytes, framing }, place, places) => {
      fc.pre(framing !== 'close');
      expect(read(bytes.subarray(0, place % bytes.length), places)).toBeUndefined();
    }),
  );
});

test('after bytes beyond its reply a connection is not kept', () => {
  fc.assert(
    fc.property(reply, body, ({ bytes, framing, body: sent }, surplus) => {
      fc.pre(framing !== 'close' && surplus.length > 0);
      const found = read(Buffer.concat([bytes, surplus]));
      expect(found).toMatchObject({ isKept: false, body: sent.toString('latin1') });
    }),
  );
});

test('whatever the bytes are, they are a reply, an unfinished one or refused', () => {
  const noise = fc.array(
    fc.constantFrom(
      'HTTP/1.1 200 OK',
      '\r\n',
      '\r',
      '\n',
      ':',
      ' ',
      'a',
      'content-length: 3',
      '0',
      'ff',
      ';',
      '\0',
    ),
  );
  fc.assert(
    fc.property(noise, cuts, (parts, places) => {
      expect(faultOfReading(Buffer.from(parts.join('')), places)).toMatch(/^(?:none|MalformedReply)$/);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['two lengths', ['content-length: 2', 'content-length: 2']],
  ['a length in a list', ['content-length: 2, 2']],
  ['a signed length', ['content-length: +2']],
  ['a length with another blank', ['content-length: \xa02']],
  ['a length beside chunks', ['content-length: 2', 'transfer-encoding: chunked']],
  ['a coding that is not known', ['transfer-encoding: gzip, chunked']],
  ['chunks twice', ['transfer-encoding: chunked', 'transfer-encoding: chunked']],
  ['a space before the colon', ['content-length : 2']],
  ['a folded line', ['x-a: b', ' c']],
  ['a bare line feed', ['x-a: b\ncontent-length: 2']],
  ['a bare carriage return', ['x-a: b\rc']],
  ['a field without a name', [': 2']],
  ['a field without a colon', ['content-length']],
])('%s is refused', (_, lines) => {
  expect(() => read(Buffer.concat([head(...lines), Buffer.from('{}')]))).toThrow(MalformedReply);
});

test.each([
  'g\r\n',
  '-1\r\n',
  '0x2\r\n',
  '2 \r\n{}',
  '2\n{}',
  '2\r\n{}XX0\r\n\r\n',
  '123456789\r\n',
  '0\r\nbad\r\n\r\n',
])('the chunk %j is refused', (chunk) => {
  const bytes = Buffer.concat([head('transfer-encoding: chunked'), Buffer.from(`${chunk}\r\n`)]);
  expect(() => read(bytes)).toThrow(MalformedReply);
});

test.each([
  'HTTP/2.0 200 OK',
  'HTTP/1.1 2000 OK',
  'HTTP/1.1 20',
  'http/1.1 200 OK',
  'HTTP/1.1 200\tOK',
  '\r\nHTTP/1.1 200 OK',
])('the status line %j is refused', (line) => {
  expect(() => read(Buffer.from(`${line}\r\ncontent-length: 0\r\n\r\n`))).toThrow(MalformedReply);
});

test('a protocol that was not asked for, interim answers without end, and a head without end are refused', () => {
  expect(() => read(Buffer.from('HTTP/1.1 101 Switching\r\n\r\n'))).toThrow(MalformedReply);
  expect(() => read(Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(9)))).toThrow(MalformedReply);
  expect(() => read(Buffer.from(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(16_400)}`))).toThrow(MalformedReply);
});

test('a body is read up to the limit, and refused beyond it by its length and by its bytes', () => {
  const content = Buffer.alloc(100, 0x61);
  const sized = Buffer.concat([head('content-length: 100'), content]);
  const chunked = Buffer.concat([head('transfer-encoding: chunked'), chunkedOf(content, [30, 30], false)]);
  const open = Buffer.concat([head(), content]);
  for (const bytes of [sized, chunked, open]) {
    expect(read(bytes, [], 100)?.body).toHaveLength(100);
    expect(() => read(bytes, [], 99)).toThrow('too large');
  }
  expect(() => read(head('content-length: 100'), [], 99)).toThrow('too large');
});

test('an answer without a body is complete with its head', () => {
  const bytes = Buffer.from('HTTP/1.1 204 No Content\r\n\r\n');
  expect(read(bytes)).toMatchObject({ statusCode: 204, body: '', isKept: true });
});

test('a connection is kept as long as both sides allow', () => {
  const keptMs = (...lines: string[]) => new ReplyReader(1).feed(head('content-length: 0', ...lines))?.keptMs;
  expect(keptMs()).toBe(30_000);
  expect(keptMs('keep-alive: timeout=5, max=9')).toBe(4_000);
  expect(keptMs('keep-alive: timeout=1')).toBe(0);
  expect(keptMs('keep-alive: timeout=600')).toBe(30_000);
  expect(keptMs('connection: Close')).toBe(0);
  expect(keptMs('connection: foo, close')).toBe(0);
  expect(read(Buffer.from('HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n'))?.isKept).toBe(false);
});
