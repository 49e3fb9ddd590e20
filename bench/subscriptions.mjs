import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { endChildren, freePort, startChild, untilAnswering } from './child.mjs';
import { leaveMeasuredCore } from './cores.mjs';
import { cpuUs, kernelUs, residentMib } from './process-figures.mjs';
import { Subscribers } from './subscriptions/subscribers.mjs';
import { document, typeDefs } from './subscriptions/ticks.mjs';

/** 1,000 clients on one topic, 20 events/s: what one delivered event costs the server in CPU. */
const clients = 1_000;
const warmUpMs = 3_000;
const measuredMs = 5_000;
const rounds = 3;

const here = (file) => join(import.meta.dirname, file);

async function started(name, argsOf, { env, isMeasured = true } = {}) {
  const port = await freePort();
  const child = startChild(argsOf(String(port)), { env, isMeasured });
  await untilAnswering(`http://127.0.0.1:${port}/health`, child);
  return { name, pid: child.pid, port };
}

/** The servers under test: `{ name, pid, port }`, each a process of its own. `supergraphPath` serves the one topic. */
export async function startServers(supergraphPath) {
  const gateway = here('../gateway/dist/standalone/main.js');
  return [
    await started(
      'gatefold',
      (port) => [gateway, '--supergraph', supergraphPath, '--port', port, '--host', '127.0.0.1'],
      { env: { LOG_LEVEL: 'warn' } },
    ),
    await started('graphql-ws as it comes', (port) => [here('subscriptions/plain-server.mjs'), port]),
    await started('ready frames, no GraphQL', (port) => [here('subscriptions/frame-writer.mjs'), port]),
    await started('ready frames, system calls alone', (port) => [
      here('subscriptions/frame-writer.mjs'),
      port,
      'bare',
    ]),
  ];
}

/** Starts the subgraph of the topic and writes its supergraph. */
export async function startTopic(supergraphPath) {
  const { port } = await started('topic', (free) => [here('subscriptions/plain-server.mjs'), free], {
    isMeasured: false,
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  const { supergraphSdl, errors } = composeServices([{ name: 'ticks', url, typeDefs: parse(typeDefs) }]);
  if (!supergraphSdl) throw new Error(errors.join('\n'));
  writeFileSync(supergraphPath, supergraphSdl);
}

/** Connects the clients, lets them settle and measures one server. */
export async function measureSubscriptions({ pid, port }) {
  const subscribers = await Subscribers.connect(`ws://127.0.0.1:${port}/graphql`, document, clients);
  await setTimeout(warmUpMs);
  const before = { cpu: cpuUs(pid), kernel: kernelUs(pid), received: subscribers.received };
  await setTimeout(measuredMs);
  const delivered = subscribers.received - before.received;
  const figures = {
    usPerEvent: (cpuUs(pid) - before.cpu) / delivered,
    kernelUsPerEvent: (kernelUs(pid) - before.kernel) / delivered,
    delivered,
    mib: residentMib(pid),
  };
  subscribers.close();
  return figures;
}

async function run(folder) {
  leaveMeasuredCore();
  const supergraphPath = join(folder, 'supergraph.graphql');
  await startTopic(supergraphPath);
  const servers = await startServers(supergraphPath);
  for (let round = 0; round < rounds; round += 1) {
    for (const server of servers) {
      const { usPerEvent, kernelUsPerEvent, delivered, mib } = await measureSubscriptions(server);
      console.log(
        `${server.name}: ${usPerEvent.toFixed(1)} us per delivered event (${kernelUsPerEvent.toFixed(1)} in the kernel), ` +
          `${delivered} delivered, ${mib.toFixed(0)} MiB`,
      );
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), 'gatefold-bench-'));
  try {
    await run(folder);
  } finally {
    endChildren();
    rmSync(folder, { recursive: true, force: true });
  }
}
