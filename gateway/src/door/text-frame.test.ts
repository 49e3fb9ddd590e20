import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket, { WebSocketServer } from 'ws';
import { textFrame, writeTogether } from './text-frame.js';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
let message: string;
beforeAll(async () => {
  server.on('connection', (socket, request) => {
    const bytes = Buffer.from(message);
    // Between two messages of `ws` itself, as the gateway does it.
    socket.send('before');
    writeTogether(request.socket, textFrame(bytes.subarray(0, 1), bytes.subarray(1)));
    socket.send('after');
  });
  if (!server.address()) await once(server, 'listening');
});
afterAll(() => server.close());

// S4
test.each([2, 124, 125, 126, 127, 4_097, 4_098, 65_535, 65_536, 70_000])(
  'a frame of %s characters is read as one message by another implementation',
  async (length) => {
    message = 'é'.padEnd(length - 1, 'x');
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const received: string[] = [];
    client.on('message', (data: Buffer, isBinary) => received.push(isBinary ? 'binary' : String(data)));
    while (received.length < 3) await once(client, 'message');
    expect(received).toEqual(['before', message, 'after']);
    client.close();
  },
);
