import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { resolvers } from './ticks.mjs';

/**
 * The practical floor for subscriptions: no GraphQL. It acknowledges whatever is subscribed to and writes each event to
 * every socket as one ready frame, past `ws`: what is left is the system calls. Argument: port.
 */
const { subscribe, resolve } = resolvers().Subscription.tick;
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

server.listen(Number(process.argv[2]), '127.0.0.1');
for await (const event of subscribe()) {
  const tail = `${JSON.stringify({ data: { tick: resolve(event) } })}}`;
  for (const { socket, head } of outlets) socket.write(frameOf(head + tail), 'latin1');
}
