import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases } from './cases.mjs';
import { ask, endChildren, startChild } from './child.mjs';
import { startGateways, startReverseProxy } from './gateways/starting.mjs';
import { measure, warmUp } from './load.mjs';
import { compareAnswers, recordCalls } from './recording.mjs';
import { pageOf, subscriptionTableOf, tableOf, targetTableOf } from './report.mjs';
import { measureSubscriptionCase } from './subscription-case.mjs';
import { composeSupergraph } from './supergraph.mjs';
import { judge } from './targets.mjs';

const rounds = 5;
const runMsMax = 590_000;
const pagePath = join(import.meta.dirname, '../docs/PERFORMANCE.md');

/** Measures every case on every gateway in turn, `rounds` times over; resolves to the rounds of each pair. */
async function measureAll(gateways, proxy) {
  const pairs = cases.flatMap((measured) =>
    [...gateways, ...(measured.isRecordable ? [proxy] : [])].map((gateway) => ({ measured, gateway })),
  );
  const results = pairs.map((pair) => ({ ...pair, rounds: [] }));
  for (const { measured, gateway } of pairs) {
    await warmUp(gateway, measured);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const measured of cases) {
      const ofCase = results.filter((result) => result.measured === measured);
      const inTurn = [...ofCase.slice(round % ofCase.length), ...ofCase.slice(0, round % ofCase.length)];
      for (const result of inTurn) result.rounds.push(await measure(result.gateway, measured));
    }
    console.error(`round ${round + 1} of ${rounds} done`);
  }
  return results.map(({ measured, gateway, rounds: figures }) => ({
    measured: measured.name,
    gateway: gateway.name,
    rounds: figures,
  }));
}

const versionsOfPeers = () => {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));
  return [
    '@apollo/server',
    '@apollo/gateway',
    '@graphql-hive/gateway-runtime',
    '@graphql-hive/router-runtime',
    'graphql',
    'undici',
  ]
    .map((name) => `${name} ${dependencies[name]}`)
    .join(', ');
};

async function run(folder) {
  const subgraphs = startChild([join(import.meta.dirname, 'subgraphs/main.mjs')], { ipc: true });
  const { urls } = await ask(subgraphs);
  const supergraphPath = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphPath, composeSupergraph(urls));
  const gateways = await startGateways(supergraphPath);
  await compareAnswers(gateways);
  const recordings = await recordCalls(gateways[0], subgraphs);
  const proxy = await startReverseProxy(urls, recordings, folder);
  const results = await measureAll(gateways, proxy);
  endChildren();
  const subscriptions = await measureSubscriptionCase(folder);
  const tables = {
    targets: targetTableOf(judge(results, subscriptions)),
    requests: tableOf(results),
    subscriptions: subscriptionTableOf(subscriptions),
  };
  console.log(Object.values(tables).join('\n\n'));
  if (!process.argv.includes('--write')) return;
  const seconds = performance.now() / 1_000;
  writeFileSync(pagePath, pageOf({ tables, recordings, rounds, versions: versionsOfPeers(), seconds }));
}

const folder = mkdtempSync(join(tmpdir(), 'gatefold-bench-'));
const finish = (code) => {
  endChildren();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => finish(1));
setTimeout(() => {
  console.error(`The run took longer than ${runMsMax / 1_000} s and was given up.`);
  finish(1);
}, runMsMax);
try {
  await run(folder);
  finish(0);
} catch (error) {
  console.error(error);
  finish(1);
}
