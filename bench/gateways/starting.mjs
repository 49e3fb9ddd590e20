import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startChild, untilAnswering } from '../child.mjs';
import { Client } from '../load.mjs';

const ours = join(import.meta.dirname, '../../gateway/dist/standalone/main.js');
const here = (file) => join(import.meta.dirname, file);

/** Calls of subgraphs are not shared between requests; the peers have that off as well. */
const ourEnv = { SHARE_READS: 'false', LOG_LEVEL: 'warn' };

async function started(name, args, env) {
  const port = await freePort();
  const child = startChild(args(String(port)), { env, isMeasured: true });
  await untilAnswering(`http://127.0.0.1:${port}/health`, child);
  return { name, pid: child.pid, port, client: new Client(`http://127.0.0.1:${port}`) };
}

/** Starts the GraphQL gateways under test, each a process of its own, for a supergraph in `folder`. */
export async function startGateways(supergraphPath) {
  return [
    await started(
      'gatefold',
      (port) => [ours, '--supergraph', supergraphPath, '--port', port, '--host', '127.0.0.1'],
      ourEnv,
    ),
    await started('@apollo/server + @apollo/gateway', (port) => [here('apollo.mjs'), supergraphPath, port]),
    await started('the same, undici fetcher', (port) => [here('apollo.mjs'), supergraphPath, port, 'undici']),
    await startHive(supergraphPath, 'javascript'),
    await startHive(supergraphPath, 'rust'),
  ];
}

/** Starts Hive Gateway, over HTTP and WebSocket, with the planner `javascript` or `rust`. */
export function startHive(supergraphPath, planner) {
  const name = planner === 'rust' ? 'Hive Gateway, Rust planner' : 'Hive Gateway, JavaScript planner';
  return started(name, (port) => [here('hive.mjs'), supergraphPath, port, planner]);
}

/** Starts the reverse proxy with recordings `{ [case]: { waves, answer } }`, kept in `folder`. */
export async function startReverseProxy(urls, recordings, folder) {
  const path = join(folder, 'recordings.json');
  writeFileSync(path, JSON.stringify({ urls, recordings }));
  return started('reverse proxy, no GraphQL', (port) => [here('reverse-proxy.mjs'), path, port]);
}
