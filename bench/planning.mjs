/** CPU time of planning an operation for the first time: `node bench/planning.mjs`, after `npx tsc -b gateway`. */
import { parse } from 'graphql';
import { loadSupergraph } from '../gateway/dist/supergraph/loaded-supergraph.js';
import { selectOperation } from '../gateway/dist/planner/normalise-operation.js';
import { cases } from './cases.mjs';
import { definitions } from './subgraphs/definitions.mjs';
import { composeSupergraph } from './supergraph.mjs';

const rounds = 60;
const warmUps = 20;
const urls = Object.fromEntries(Object.keys(definitions).map((name) => [name, `http://${name}.invalid`]));
const sdl = composeSupergraph(urls);
const { planner } = loadSupergraph(sdl, (name) => new URL(urls[name]), 10_000);

for (const { name, queryOf } of cases.filter((each) => each.isRecordable)) {
  const costs = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    // Another name makes another operation of the same shape.
    const text = queryOf(0).replace(
      /^\s*(\{)|query Large/m,
      (_, open) => `query Planned${round} ${open ?? ''}`,
    );
    const selected = selectOperation(parse(text));
    const before = process.cpuUsage();
    planner.plan(selected);
    const { user, system } = process.cpuUsage(before);
    if (round >= warmUps) costs.push(user + system);
  }
  const sorted = costs.toSorted((a, b) => a - b);
  console.log(`${name}: median ${sorted[rounds / 2]} us, slowest ${sorted.at(-1)} us of ${rounds}`);
}
