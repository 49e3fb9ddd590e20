import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { resolvers } from './ticks.mjs';

/**
 * The practical floor for subscriptions: no GraphQL. It acknowledges whatever is subscribed to and writes each event to
 * every socket as one ready frame, past `ws`; with `bare` past Node's streams too, so that nothing but the system calls
 * is left, which no server on this kernel can do without. Arguments: port, `bare` (optional).
 */
const [port, mode] = process.argv.slice(2);
const { subscribe, resolve } = resolvers().Subscription.tick;
/** A frame is far smaller than the buffer of a socket whose client reads: the kernel takes it whole. */
const write = mode === 'bare' ? writeBare : (socket, frame) => socket.write(frame, 'latin1');

function writeBare({ _handle: handle }, frame) {
  try {
    if (handle) writeSync(handle.fd, frame, null, 'latin1');
  } catch (error) {
    // Who reads too slowly misses the frame, which shows in what was delivered; who is gone is taken out when that is told.
    if (!['EAGAIN', 'ECONNRESET', 'EPIPE'].includes(error.code)) throw error;
  }
}

const outlets = new Set();
const server = createServer((_request, response) => response.end('{"status":"ok"}'));
const sockets = new WebSocketServer({ server, path: '/graphql', handleProtocols: ([protocol]) => protocol });

sockets.on('connection', (client, { socket }) => {
  client.on('message', (data) => {
    const { type, id } = JSON.parse(data);
    if (type === 'connection_init') return client.send('{"type":"connection_ack"}');
    const outlet = { socket, head: `{"id":"${id}","type":"next","payload":` };
    outlets.add(outlet);
    client.on('close', () => outlets.delete(outlet));
  });
});

/** A final text frame of 126 bytes to 64 KiB (RFC 6455, 5.2); the texts are ASCII. */
const frameOf = (text) => `\x81\x7e${String.fromCharCode(text.length >> 8, text.length & 0xff)}${text}`;

server.listen(Number(port), '127.0.0.1');
for await (const event of subscribe()) {
  const tail = `${JSON.stringify({ data: { tick: resolve(event) } })}}`;
  for (const { socket, head } of outlets) write(socket, frameOf(head + tail));
}
