import { createLogger } from '@gatefold/runtime/logging';
import { beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { AccessKeys } from './access-keys.js';

const log = createLogger('gateway', 'silent');
let keys: JWK[];
beforeAll(async () => {
  keys = await Promise.all(
    ['k1', 'k2'].map(async (kid) => {
      const { publicKey } = await generateKeyPair('ES256');
      return { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
    }),
  );
});

/** A source of keys that counts its reads, with a clock of its own. */
function source(...steps: (() => JWK[])[]) {
  const state = { reads: 0, nowMs: 0 };
  const accessKeys = new AccessKeys({
    log,
    now: () => state.nowMs,
    fetchKeys: () => {
      const step = steps[Math.min(state.reads, steps.length - 1)];
      state.reads += 1;
      return Promise.resolve().then(() => ({ keys: step?.() ?? [] }));
    },
  });
  return { state, find: (kid?: string) => accessKeys.find({ alg: 'ES256', ...(kid ? { kid } : {}) }) };
}
const down = () => {
  throw new Error('users is down');
};

// BP-2, S9
test('reads once for many, and again for a new key id', async () => {
  const { state, find } = source(
    () => keys.slice(0, 1),
    () => keys,
  );
  await Promise.all([find('k1'), find('k1')]);
  await find('k1');
  expect(state.reads).toBe(1);
  state.nowMs = 5_000;
  await find('k2');
  expect(state.reads).toBe(2);
});

// S8
test('unknown key ids cause one read in 5 s at most', async () => {
  const { state, find } = source(() => keys);
  await find('k1');
  for (const kid of ['a', 'b', 'c']) await expect(find(kid)).rejects.toThrow();
  expect(state.reads).toBe(1);
  state.nowMs = 5_000;
  await expect(find('d')).rejects.toThrow();
  await expect(find('e')).rejects.toThrow();
  expect(state.reads).toBe(2);
});

// S9
test('keeps the last good keys while users is down', async () => {
  const { state, find } = source(() => keys, down);
  await find('k1');
  state.nowMs = 3_600_000;
  await find('k1');
  await find('k1');
  expect(state.reads).toBe(2);
});

// S9
test('a withdrawn key stops working within 5 min and the next request', async () => {
  const { state, find } = source(
    () => keys,
    () => keys.slice(1),
  );
  await find('k1');
  state.nowMs = 300_001;
  await find('k2');
  await find('k2');
  await expect(find('k1')).rejects.toThrow();
});

test('without any key it says that sign-in cannot be checked, not that the token is wrong', async () => {
  await expect(source(down).find('k1')).rejects.toMatchObject({
    extensions: { code: 'UPSTREAM_UNAVAILABLE' },
  });
});
