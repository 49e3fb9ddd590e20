import { expect, test } from '@jest/globals';
import { splitGrants } from './split-grants.js';

const grant = (planKey: 'FREE' | 'PRO' | 'PREMIUM', more: object = {}) => ({
  planKey,
  startsAt: '2026-01-01T00:00:00.000Z',
  endsAt: null,
  revokedAt: null,
  ...more,
});
const nowMs = Date.parse('2026-06-01T00:00:00.000Z');

test('the highest plan that counts comes first, and what was taken back or has ended is over', () => {
  const free = grant('FREE');
  const premium = grant('PREMIUM', { endsAt: '2026-06-01T00:00:00.001Z' });
  const ended = grant('PREMIUM', { endsAt: '2026-06-01T00:00:00.000Z' });
  const revoked = grant('PRO', { revokedAt: '2026-02-01T00:00:00.000Z' });
  expect(splitGrants([free, ended, revoked, premium], nowMs)).toEqual({
    live: [premium, free],
    over: [ended, revoked],
  });
});

test('a grant of a day to come does not count yet', () => {
  expect(splitGrants([grant('PRO', { startsAt: '2026-07-01T00:00:00.000Z' })], nowMs).live).toEqual([]);
});
