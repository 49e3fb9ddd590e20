import { cpus, totalmem } from 'node:os';
import { cases } from './cases.mjs';
import { isPinned } from './cores.mjs';

const whole = (value) => Math.round(value).toLocaleString('en-GB');
const fixed = (value) => value.toFixed(1);

/** The middle one of an odd number of values. */
export const medianOf = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const columns = [
  ['CPU µs/request', 'cpuPerRequestUs', whole],
  ['requests/s', 'requestsPerSecond', whole],
  ['p50 ms', 'p50Ms', fixed],
  ['p99 ms', 'p99Ms', fixed],
  ['RSS MiB', 'rssMib', whole],
];

/** The Markdown table of `{ case, gateway, rounds }[]`: medians, and CPU as a multiple of the first gateway's. */
export function tableOf(results) {
  const head = ['case', 'gateway', ...columns.map(([title]) => title), 'CPU against gatefold'];
  const lines = results.map(({ measured, gateway, rounds }) => {
    const median = (key) => medianOf(rounds.map((round) => round[key]));
    const baseline = results.find((other) => other.measured === measured).rounds;
    const ratio = median('cpuPerRequestUs') / medianOf(baseline.map((round) => round.cpuPerRequestUs));
    const figures = columns.map(([, key, format]) => format(median(key)));
    return [measured, gateway, ...figures, `${ratio.toFixed(2)} ×`];
  });
  return markdown(head, lines, 2);
}

/** The Markdown table of the targets of `targets.mjs`. */
export function targetTableOf(judged) {
  const lines = judged.map(({ text, found, floor, isMet }) => [
    text,
    found,
    floor,
    isMet ? 'met' : '**missed**',
  ]);
  return markdown(['CPU per request, median', 'measured', 'the floor', ''], lines, 4);
}

/** The Markdown table of the subscription case. */
export function subscriptionTableOf(subscriptions) {
  const lines = subscriptions.map(({ gateway, usPerEvent, kernelUsPerEvent, delivered, mib }) => [
    gateway,
    fixed(usPerEvent),
    fixed(kernelUsPerEvent),
    whole(delivered),
    whole(mib),
  ]);
  return markdown(
    ['server', 'CPU µs/delivered event', 'of it in the kernel', 'delivered in 5 s', 'RSS MiB'],
    lines,
    1,
  );
}

/** A table whose columns from `texts` on are numbers. */
function markdown(head, lines, texts) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, index) => (index < texts ? '---' : '---:'))), ...lines.map(row)].join(
    '\n',
  );
}

const waveSizes = ({ waves }) => waves.map((wave) => wave.length).join(' + ');

const counts = cases.map(({ name, requests }) => `${name} ${whole(requests)}`).join(', ');

/** When, where and with what was measured, as a list. */
export function circumstancesOf({ rounds, load, seconds, versions }) {
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${whole(totalmem() / 2 ** 30)} GiB`;
  const places = isPinned
    ? 'each gateway alone on one core, subgraphs and load on the other'
    : 'not pinned to cores (no `taskset`, or one core)';
  return `- Date: ${new Date().toISOString().slice(0, 10)}; ${rounds} rounds in ${Math.round(seconds)} s; load average ${fixed(load.start)} at the start, ${fixed(load.end)} at the end.
- Machine: ${machine}; Node ${process.versions.node}, \`NODE_ENV=production\`; ${places}.
- Peers: ${versions}.`;
}

/** The page `docs/PERFORMANCE.md`. */
export function pageOf({ tables, recordings, circumstances }) {
  const calls = Object.entries(recordings).map(([name, recording]) => `${name}: ${waveSizes(recording)}`);
  return `# Performance

\`npm run bench -- --write\` measures and writes this page; without \`--write\` it prints the tables alone. It installs the
peers in \`bench/\` when they are missing, and builds the gateway.

${circumstancesOf(circumstances)}

## Targets

${tables.targets}

## Requests

${tables.requests}

## Subscriptions

1,000 clients of one topic, 20 events a second, everything over graphql-transport-ws; \`node bench/subscriptions.mjs\`
measures it alone.

${tables.subscriptions}

## How to read it

**Compare only within one run.** What else runs on the machine takes caches and cores from all of them, so requests/s
and latency say little by themselves; CPU per request (user and system time of the
gateway's process, all its threads) suffers least.

- Each figure is the median of ${circumstances.rounds} rounds. In a round every gateway answers every case in turn, 16 requests at a
  time over 16 kept connections (requests measured per round: ${counts}), after a warm-up (1.5 s of each pair before the first round, a tenth of the requests in each round); the order of the gateways turns with the rounds.
- All gateways answer the same supergraph of four subgraphs, and the run stops when their answers differ. Subgraphs
  repeat prepared answers and are not measured. Every gateway is a process of its own.
- No gateway shares subgraph calls between requests: gatefold runs with \`SHARE_READS=false\` and Hive Gateway with
  \`deduplicateInflightRequests: false\` (both share identical reads in flight by default); @apollo/gateway cannot.
  gatefold runs standalone: no identities, no limits of the platform.
- "The floor" of a target is what the reverse proxy, or the writer of ready frames, took in the same run: what the
  machine, node:http and undici cost without GraphQL. A target below it asks for another HTTP stack, not for a faster
  engine.
- "The same, undici fetcher" differs from the default Apollo gateway in one setting: \`fetch\` of undici calls the subgraphs.
- "unique literal" is one operation with another argument each time; "unique alias" is an operation never seen before.
- The reverse proxy repeats gatefold's subgraph calls of a case in the same waves and sends a recorded answer without
  looking at either: the practical floor on node:http and undici. Calls per wave: ${calls.join('; ')}.
- "Ready frames, no GraphQL" writes one prepared frame to each of the 1,000 sockets with \`socket.write\` and does nothing
  else; "system calls alone" writes the same frames with \`write(2)\` past Node's streams, so that it shows what the
  kernel takes for 1,000 sockets: no server that gives each client a connection of its own delivers for less.
  Measuring begins 3 s after the last client has connected.
- RSS is the resident memory of the process after the case; cases follow each other in one process, so later rows
  include what earlier cases left behind.
- Hive Gateway runs as a library on node:http, its Rust planner as the native module of \`@graphql-hive/router-runtime\`.
`;
}
