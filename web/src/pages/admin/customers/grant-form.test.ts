import { expect, test } from '@jest/globals';
import { endOfDay, grantForm } from './grant-form.js';

const fits = (parts: object): boolean =>
  grantForm.safeParse({ planKey: 'PRO', reason: 'Won', endsAt: '', ...parts }).success;
const dayFromNow = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-');
};

test('a grant ends with its last day, where the administrator is', () => {
  expect(endOfDay('2026-12-31')).toBe(new Date(2027, 0, 1).toISOString());
  expect(endOfDay('')).toBeNull();
});

test.each([
  [{}, true],
  [{ endsAt: dayFromNow(1) }, true],
  [{ endsAt: dayFromNow(0) }, true],
  [{ endsAt: dayFromNow(-2) }, false],
  [{ reason: '  ' }, false],
  [{ reason: 'x'.repeat(500) }, true],
  [{ reason: 'x'.repeat(501) }, false],
  [{ planKey: 'GOLD' }, false],
])('%j: %s', (parts, accepted) => {
  expect(fits(parts)).toBe(accepted);
});
