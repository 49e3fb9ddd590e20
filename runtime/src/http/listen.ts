import type { Server } from 'node:http';

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
