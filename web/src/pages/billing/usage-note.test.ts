import { expect, test } from '@jest/globals';
import type { LimitRule } from '@gatefold/schema';
import { usageNote } from './usage-note.js';

// SV-19, SV-22: a person is told at 80 and at 100%, of the limit and of the cap

const soft: LimitRule = { limitMode: 'SOFT_METERED', overageUnitAmountCents: 5 };
const hard: LimitRule = { limitMode: 'HARD' };
const at = (used: number, overageAmountCents = 0) => ({
  used,
  reserved: 0,
  overage: overageAmountCents / 5,
  limit: 100,
  overageAmountCents,
});

test('below 80% nothing is said', () => {
  expect(usageNote(at(79), hard, 0)).toBeUndefined();
});

test.each([
  [hard, 0, 'after that, it stops until it starts again'],
  [soft, 0, 'set a spending cap to go on after that'],
  [soft, 500, 'after that, each is charged'],
])('at 80% it says what will happen at the limit', (rule, cap, words) => {
  expect(usageNote(at(80), rule, cap)).toEqual({ tone: 'warn', text: `80% used; ${words}.` });
});

test.each([
  [hard, 0, 0, 'bad', /larger plan/],
  [soft, 0, 0, 'bad', /Set a spending cap/],
  [soft, 500, 0, 'plain', /each further one is charged/],
  [soft, 500, 400, 'warn', /^80% of your spending cap/],
  [soft, 500, 500, 'bad', /Raise it/],
  [soft, 499, 495, 'bad', /Raise it/],
] as const)(
  'at the limit it says what happens now (%j, cap %d, spent %d)',
  (rule, cap, spent, tone, text) => {
    const note = usageNote(at(100 + spent / 5, spent), rule, cap);
    expect(note?.tone).toBe(tone);
    expect(note?.text).toMatch(text);
  },
);

test('a plan without a subscription stops, and a subscription is the way on', () => {
  expect(usageNote(at(80), hard, 500, true)?.text).toMatch(/it stops until/);
  expect(usageNote(at(100), hard, 500, true)?.text).toBe('All used. With a subscription you can go on.');
});

test('what is under way counts, and a limit of nothing is used up', () => {
  expect(usageNote({ ...at(70), reserved: 10 }, hard, 0)?.tone).toBe('warn');
  expect(usageNote({ ...at(0), limit: 0 }, hard, 0)?.tone).toBe('bad');
});
