import { expect, test } from '@jest/globals';
import { currentKey, planKeys, publishedBeforeSigningMs, type ScheduledKey } from './key-schedule.js';

const hourMs = 3_600_000;
const nowMs = 1_000 * hourMs;
const policy = { masterKeyId: 'here', ageMsMax: 100 * hourMs, tokenLifetimeMs: 600_000 };

function buildKey(overrides: Partial<ScheduledKey> = {}): ScheduledKey {
  return {
    kid: 'a',
    masterKeyId: 'here',
    createdAtMs: nowMs - hourMs,
    signsFromMs: nowMs - hourMs,
    ...overrides,
  };
}

test('the first key signs at once', () => {
  expect(planKeys([], nowMs, policy)).toEqual({ addSigningFromMs: nowMs, remove: [] });
});

test('a young key is enough', () => {
  expect(planKeys([buildKey()], nowMs, policy)).toEqual({ remove: [] });
});

// BP-2, S9
test('an old key gets a successor that is published before it signs', () => {
  const plan = planKeys([buildKey({ createdAtMs: nowMs - 100 * hourMs })], nowMs, policy);
  expect(plan).toEqual({ addSigningFromMs: nowMs + publishedBeforeSigningMs, remove: [] });
});

test('a successor that waits for its time is not made again', () => {
  const old = buildKey({ createdAtMs: nowMs - 200 * hourMs, signsFromMs: nowMs - 200 * hourMs });
  const next = buildKey({ kid: 'b', createdAtMs: nowMs, signsFromMs: nowMs + publishedBeforeSigningMs });
  expect(planKeys([old, next], nowMs, policy)).toEqual({ remove: [] });
  expect(currentKey([old, next], nowMs, 'here')).toBe(old);
  expect(currentKey([old, next], nowMs + publishedBeforeSigningMs, 'here')).toBe(next);
});

test('a replaced key stays published until its last token has expired', () => {
  const old = buildKey({ signsFromMs: nowMs - 200 * hourMs });
  const next = (signsFromMs: number) => buildKey({ kid: 'b', createdAtMs: nowMs, signsFromMs });
  expect(planKeys([old, next(nowMs)], nowMs, policy).remove).toEqual([]);
  expect(planKeys([old, next(nowMs - policy.tokenLifetimeMs)], nowMs, policy).remove).toEqual([]);
  expect(planKeys([old, next(nowMs - hourMs)], nowMs, policy).remove).toEqual(['a']);
});

// BP-32
test('with a new master key a key is made that signs at once, and the old one stays published', () => {
  const foreign = buildKey({ masterKeyId: 'before' });
  expect(planKeys([foreign], nowMs, policy)).toEqual({ addSigningFromMs: nowMs, remove: [] });
  expect(currentKey([foreign], nowMs, 'here')).toBeUndefined();
});
