import { join } from 'node:path';
import { startHive } from './gateways/starting.mjs';
import { medianOf } from './report.mjs';
import { measureSubscriptions, startServers, startTopic } from './subscriptions.mjs';

const rounds = 3;

/** Measures 1,000 clients of one topic on each server in turn; the median of each: `{ gateway, usPerEvent, kernelUsPerEvent, delivered, mib }[]`. */
export async function measureSubscriptionCase(folder) {
  const supergraphPath = join(folder, 'topic.graphql');
  await startTopic(supergraphPath);
  const servers = await startServers(supergraphPath);
  for (const planner of ['javascript', 'rust']) servers.push(await startHive(supergraphPath, planner));
  const figures = servers.map(({ name }) => ({ gateway: name, rounds: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, server] of servers.entries()) {
      figures[index].rounds.push(await measureSubscriptions(server));
    }
  }
  const median = (measured, key) => medianOf(measured.map((round) => round[key]));
  return figures.map(({ gateway, rounds: measured }) => ({
    gateway,
    usPerEvent: median(measured, 'usPerEvent'),
    kernelUsPerEvent: median(measured, 'kernelUsPerEvent'),
    delivered: median(measured, 'delivered'),
    mib: median(measured, 'mib'),
  }));
}
