import { createLogger } from '@gatefold/runtime/logging';
import { expect, test } from '@jest/globals';
import { EntitlementSnapshots, freeAccess } from './entitlement-snapshots.js';

const entitlements = { 'content.projects': 200, 'portfolio.branding_removal': true, 'ai.analyses': 300 };

function snapshots() {
  const state = { reads: 0, nowMs: 0, down: false, hangs: false, tier: 'PRO' };
  const store = new EntitlementSnapshots({
    log: createLogger('gateway', 'silent'),
    now: () => state.nowMs,
    read: () => {
      state.reads += 1;
      if (state.hangs) return new Promise(() => undefined);
      return state.down
        ? Promise.reject(new Error('billing is down'))
        : Promise.resolve({ tier: state.tier, entitlements });
    },
  });
  const tier = async () => (await store.of('u1')).tier;
  return { state, store, tier };
}

test('a snapshot is read once in 30 s, however many ask at once', async () => {
  const { state, tier } = snapshots();
  expect(await Promise.all([tier(), tier()])).toEqual(['PRO', 'PRO']);
  state.nowMs = 29_999;
  await tier();
  expect(state.reads).toBe(1);
  state.nowMs = 30_000;
  await tier();
  expect(state.reads).toBe(2);
});

test('a dropped snapshot is read again at once, and a read from before the drop is not kept', async () => {
  const { state, store, tier } = snapshots();
  await tier();
  state.tier = 'PREMIUM';
  store.drop('u1');
  const old = tier();
  state.tier = 'FREE';
  store.drop('u1');
  await old;
  expect(await tier()).toBe('FREE');
});

// R11
test('while billing is down a snapshot of up to 5 min is used, then the FREE plan', async () => {
  const { state, store, tier } = snapshots();
  await tier();
  state.down = true;
  state.nowMs = 299_000;
  expect(await tier()).toBe('PRO');
  state.nowMs = 304_001;
  expect(await store.of('u1')).toEqual(freeAccess);
});

// R11
test('while billing does not answer, requests of whom it knew do not wait for it', async () => {
  const { state, tier } = snapshots();
  await tier();
  state.hangs = true;
  state.nowMs = 30_000;
  expect(await Promise.all([tier(), tier()])).toEqual(['PRO', 'PRO']);
  expect(await tier()).toBe('PRO');
  expect(state.reads).toBe(2);
});

// R11
test('after a failed read billing is asked for the same person again only after 5 s', async () => {
  const { state, tier } = snapshots();
  state.down = true;
  expect(await tier()).toBe('FREE');
  state.nowMs = 4_999;
  await tier();
  expect(state.reads).toBe(1);
  state.down = false;
  state.nowMs = 5_000;
  expect(await tier()).toBe('PRO');
});

test('after missed changes everything is read again, and what is known serves while billing is down', async () => {
  const { state, store, tier } = snapshots();
  await tier();
  store.expireAll();
  state.down = true;
  expect(await tier()).toBe('PRO');
  expect(state.reads).toBe(2);
});

test('a snapshot that is not of the contract counts as none', async () => {
  const { state, store } = snapshots();
  state.tier = 'GOLD';
  expect(await store.of('u1')).toEqual(freeAccess);
});
