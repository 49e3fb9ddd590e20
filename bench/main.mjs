import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases } from './cases.mjs';
import { ask, endChildren, startChild } from './child.mjs';
import { leaveMeasuredCore } from './cores.mjs';
import { startGateways, startReverseProxy } from './gateways/starting.mjs';
import { measure, warmUp } from './load.mjs';
import { compareAnswers, recordCalls } from './recording.mjs';
import { circumstancesOf, pageOf, subscriptionTableOf, tableOf, targetTableOf } from './report.mjs';
import { measureSubscriptionCase } from './subscription-case.mjs';
import { composeSupergraph } from './supergraph.mjs';
import { judge } from './targets.mjs';

/** Odd, so that a median is one of them. */
const roundsMax = 5;
/** No round begins later than this, when two more could begin before. */
const roundsUntilMs = 270_000;
const runMsMax = 600_000;
const pagePath = join(import.meta.dirname, '../docs/PERFORMANCE.md');

/** Measures every case on every gateway in turn, several times over; resolves to the rounds of each pair. */
async function measureAll(gateways, proxy) {
  const pairs = cases.flatMap((measured) =>
    [...gateways, ...(measured.isRecordable ? [proxy] : [])].map((gateway) => ({ measured, gateway })),
  );
  const results = pairs.map((pair) => ({ ...pair, rounds: [] }));
  for (const { measured, gateway } of pairs) {
    await warmUp(gateway, measured);
  }
  for (let round = 0; round < roundsMax; round += 1) {
    if (round % 2 === 1 && performance.now() > roundsUntilMs) break;
    for (const measured of cases) {
      const ofCase = results.filter((result) => result.measured === measured);
      const inTurn = [...ofCase.slice(round % ofCase.length), ...ofCase.slice(0, round % ofCase.length)];
      for (const result of inTurn) result.rounds.push(await measure(result.gateway, measured));
    }
    console.error(`round ${round + 1} of ${roundsMax} done after ${Math.round(performance.now() / 1_000)} s`);
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
  const [loadAtStart] = loadavg();
  leaveMeasuredCore();
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
  const rounds = results[0].rounds.length;
  const load = { start: loadAtStart, end: loadavg()[0] };
  const seconds = performance.now() / 1_000;
  const circumstances = { rounds, load, seconds, versions: versionsOfPeers() };
  console.log([...Object.values(tables), circumstancesOf(circumstances)].join('\n\n'));
  if (process.argv.includes('--write'))
    writeFileSync(pagePath, pageOf({ tables, recordings, circumstances }));
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
