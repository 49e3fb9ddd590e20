import { Server as TcpServer } from 'node:net';
import type { Server } from 'node:http';

/** Requests that were on their way when the drain began get this long to arrive on open connections. */
const arrivalMs = 150;
const idleCheckMs = 25;

/** Takes no new connection, lets requests finish for up to `timeoutMs`, then cuts off what is left. */
export async function closeServer(server: Server, timeoutMs: number): Promise<void> {
  // The HTTP server's own close() would end idle connections at once, also those with a request on its way.
  const closed = new Promise<void>((resolve) => TcpServer.prototype.close.call(server, () => resolve()));
  let idle: NodeJS.Timeout | undefined;
  const arrival = setTimeout(
    () => {
      server.closeIdleConnections();
      idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    },
    Math.min(arrivalMs, timeoutMs),
  );
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearTimeout(arrival);
  clearInterval(idle);
  clearTimeout(cut);
  server.close();
}
