import { createLogger } from '@gatefold/runtime/logging';
import { expect, test } from '@jest/globals';
import { EndedSessions } from './ended-sessions.js';

function sessions(countMax = 3) {
  const state = { nowMs: 0 };
  const log = createLogger('gateway', 'silent');
  return { state, ended: new EndedSessions({ log, countMax, now: () => state.nowMs }) };
}

// S9
test('an ended session is known for 11 min, longer than an access token lives', () => {
  const { state, ended } = sessions();
  ended.add(['a']);
  state.nowMs = 659_999;
  ended.add([]);
  expect(ended.has('a')).toBe(true);
  state.nowMs = 660_000;
  ended.add([]);
  expect(ended.has('a')).toBe(false);
});

test('a repeated announcement counts from then on', () => {
  const { state, ended } = sessions();
  ended.add(['a']);
  state.nowMs = 600_000;
  ended.add(['a']);
  state.nowMs = 700_000;
  ended.add([]);
  expect(ended.has('a')).toBe(true);
});

test('beyond the most that are kept the oldest give way', () => {
  const { ended } = sessions(3);
  ended.add(['a', 'b', 'c']);
  expect(ended.has('a')).toBe(true);
  ended.add(['d']);
  expect(['a', 'b', 'c', 'd'].filter((id) => ended.has(id))).toEqual(['b', 'c', 'd']);
});

test('who watches a session is called when it ends, unless it stopped watching', () => {
  const { ended } = sessions();
  const called: string[] = [];
  ended.watch('a', () => called.push('first'));
  ended.watch('a', () => called.push('second'))();
  ended.watch('b', () => called.push('other'));
  ended.add(['a']);
  expect(called).toEqual(['first']);
});
