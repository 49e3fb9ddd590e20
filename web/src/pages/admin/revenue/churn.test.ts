import { expect, test } from '@jest/globals';
import { churnPercent, hasSubscriptions } from './churn.js';

test.each([
  [200, 3, 1.5],
  [3, 1, 33.3],
  [4, 0, 0],
  [0, 0, undefined],
  [0, 2, undefined],
])('of %d at the beginning %d ended: %s percent', (atStartCount, endedCount, percent) => {
  expect(churnPercent({ atStartCount, endedCount })).toBe(percent);
});

test('months in which nothing ran, began or ended are no subscriptions', () => {
  const month = { startsAt: '2026-01-01T00:00:00.000Z', atStartCount: 0, newCount: 0, endedCount: 0 };
  expect(hasSubscriptions([month])).toBe(false);
  expect(hasSubscriptions([month, { ...month, endedCount: 1 }])).toBe(true);
});
