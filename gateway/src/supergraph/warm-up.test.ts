import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { pino } from 'pino';
import { selectOperation, type SelectedOperation } from '../planner/normalise-operation.js';
import { loadSupergraph } from './loaded-supergraph.js';
import { SupergraphStore } from './supergraph-store.js';

const sdl = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');
const withoutRank = sdl.replace(/rank: Int!/, 'position: Int!');
const load = (text: string) => loadSupergraph(text, (name) => new URL(`http://${name}.invalid`), 100);

const select = (query: string): SelectedOperation => {
  const selected = selectOperation(parse(query));
  if (!selected) throw new Error('nothing to select');
  return selected;
};
const storeWith = (operationsMax: number, budgetMs = 60_000) =>
  new SupergraphStore(sdl, load, { operationsMax, budgetMs }, pino({ level: 'silent' }));

// GX-1
test('the first request after a swap finds its plan, under whatever response names it asks', async () => {
  const store = storeWith(10);
  const [kept, lost] = ['{ mine: me { id username } plans { key name } }', '{ plans { rank } }'];
  store.current.planner.plan(select(kept));
  store.current.planner.plan(select(lost));
  expect(await store.offer(withoutRank)).toBe(true);
  const { planner } = store.current;
  planner.plan(select(kept));
  planner.plan(select('{ me { key: id username } plans { key name } }'));
  expect(planner.cacheUse).toEqual({ hits: 2, misses: 0 });
  expect(planner.lastOperations(10)).toHaveLength(1);
});

test('no more is planned ahead than the limits allow, the last used first', async () => {
  const [few, noTime] = [storeWith(1), storeWith(10, 0)];
  for (const store of [few, noTime]) {
    store.current.planner.plan(select('{ plans { key } }'));
    store.current.planner.plan(select('{ plans { name } }'));
    await store.offer(withoutRank);
  }
  expect(few.current.planner.lastOperations(10)).toEqual([expect.stringContaining('name')]);
  expect(noTime.current.planner.lastOperations(10)).toEqual([]);
});

test('only the last supergraph that was offered takes over, also when it is the present one', async () => {
  const store = storeWith(10);
  const first = store.offer(withoutRank);
  const second = store.offer(sdl);
  expect([await first, await second]).toEqual([false, false]);
  expect(store.current.sdl).toBe(sdl);
});
