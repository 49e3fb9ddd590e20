import { Server as TcpServer } from 'node:net';
import type { Server } from 'node:http';

/** Requests that were on their way when the drain began get this long to arrive on open connections. */
const arrivalMs = 150;
const idleCheckMs = 25;

/** Connections that wait to be taken, as far as the kernel allows: everybody comes back at once after a restart, and Node's 511 drops them. */
const backlog = 4_096;

/** Resolves when the server listens; rejects when it cannot, e.g. because the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

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
