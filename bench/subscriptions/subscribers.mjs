import { once } from 'node:events';
import WebSocket from 'ws';

const initial = JSON.stringify({ type: 'connection_init' });
const connectedAtOnce = 100;

/** Clients of one topic that count what they get, without the cost of a GraphQL client. */
export class Subscribers {
  received = 0;
  #sockets = [];

  /** Resolves when each of `count` clients has got an event. */
  static async connect(url, document, count) {
    const subscribers = new Subscribers();
    const first = [];
    for (let at = 0; at < count; at += connectedAtOnce) {
      const batch = Array.from({ length: Math.min(connectedAtOnce, count - at) }, () =>
        subscribers.#add(url, document),
      );
      first.push(...(await Promise.all(batch)));
    }
    await Promise.all(first.map(({ event }) => event));
    return subscribers;
  }

  close() {
    for (const socket of this.#sockets) socket.terminate();
  }

  async #add(url, document) {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    this.#sockets.push(socket);
    await once(socket, 'open');
    socket.send(initial);
    await once(socket, 'message');
    // Each client its own id, as those of graphql-ws have it.
    const id = crypto.randomUUID();
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: document } }));
    const event = once(socket, 'message').then(([data]) => {
      if (!String(data).includes('"seq"')) throw new Error(`not an event: ${data}`);
    });
    socket.on('message', () => (this.received += 1));
    return { event };
  }
}
