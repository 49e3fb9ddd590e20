import { createServer } from 'node:net';
import { freePort } from '@gatefold/sandboxes/process';
import { portProblem } from './problem.js';

/** Makes sure that the public port can be listened on; 0 picks a free one. Throws a Problem that says what to do. */
export async function choosePublicPort(host: string, port: number): Promise<number> {
  if (port === 0) return freePort();
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(portProblem(error, port) ?? error));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
  return port;
}

/** One free port for each name, all different, kept for the life of the platform so that others find a restarted process. */
export async function choosePorts(
  names: readonly string[],
  taken: readonly number[],
): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  const used = new Set(taken);
  for (const name of names) {
    let port: number;
    do port = await freePort();
    while (used.has(port));
    used.add(port);
    ports.set(name, port);
  }
  return ports;
}
