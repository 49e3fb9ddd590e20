import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { AnswerHead } from './answer-head.js';

/** The header fields as they come over the wire when `answer` writes the head. */
async function received(answer: (response: ServerResponse) => void): Promise<string[]> {
  const server = createServer((_, response) => {
    answer(response);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      get({ port, agent: false }, (reply) => resolve(reply.resume().rawHeaders)).once('error', reject);
    });
  } finally {
    server.close();
  }
}

const filled = () => {
  const head = new AnswerHead();
  head.setHeader('vary', 'cache-control');
  head.setHeader('cache-control', 'no-store');
  head.setHeader('set-cookie', ['a=1', 'b=2']);
  head.setHeader('cache-control', 'private');
  return head;
};
const fields = [
  'vary',
  'cache-control',
  'cache-control',
  'private',
  'set-cookie',
  'a=1',
  'set-cookie',
  'b=2',
];

it('sends each field once with its last value, and each cookie on a line of its own', async () => {
  const raw = await received((response) => filled().write(response, 200));
  expect(raw.slice(0, fields.length)).toEqual(fields);
});

it('gives the same fields to a response that is written in another way', async () => {
  const raw = await received((response) => {
    filled().giveTo(response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
  });
  expect(raw.slice(0, fields.length)).toEqual(fields);
  expect(raw).toContain('text/event-stream');
});

it('closes the connection when it says so', async () => {
  const raw = await received((response) => {
    const head = filled();
    head.setHeader('connection', 'close');
    head.write(response, 503);
  });
  expect(raw).toEqual(expect.arrayContaining(['connection', 'close']));
  expect(raw).not.toContain('keep-alive');
});
