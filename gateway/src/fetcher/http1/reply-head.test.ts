import { expect, it } from '@jest/globals';
import { parseHead } from './reply-head.js';

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n';

it('takes a head that it has seen apart once, and nobody can change what others get', () => {
  const first = parseHead(head);
  expect(first).toMatchObject({ statusCode: 200, framing: 2, headers: { 'content-length': '2' } });
  expect(parseHead(head)).toBe(first);
  expect(Object.isFrozen(first.headers)).toBe(true);
  expect(parseHead(head.replace('2\r', '3\r')).framing).toBe(3);
});

it('keeps no head that sets a cookie, or that is long', () => {
  for (const field of ['set-cookie: a=secret\r\n', `x-long: ${'x'.repeat(1_024)}\r\n`]) {
    expect(parseHead(head + field)).not.toBe(parseHead(head + field));
  }
});
