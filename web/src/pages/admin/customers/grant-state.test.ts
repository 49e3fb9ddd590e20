import { describe, expect, it } from '@jest/globals';
import { grantStateOf } from '../../../plans/grant-state.js';
import { planByGrants } from './grant-state.js';

const nowMs = Date.parse('2026-06-01T12:00:00Z');
const grant = (parts: object) => ({
  planKey: 'PRO' as const,
  startsAt: '2026-05-01T00:00:00Z',
  endsAt: null,
  revokedAt: null,
  ...parts,
});

describe('a grant', () => {
  it.each([
    [{}, 'LIVE'],
    [{ startsAt: '2026-06-01T12:00:00Z' }, 'LIVE'],
    [{ startsAt: '2026-06-01T12:00:01Z' }, 'PLANNED'],
    [{ endsAt: '2026-06-01T12:00:01Z' }, 'LIVE'],
    [{ endsAt: '2026-06-01T12:00:00Z' }, 'ENDED'],
    [{ endsAt: '2026-07-01T00:00:00Z', revokedAt: '2026-05-02T00:00:00Z' }, 'REVOKED'],
  ])('with %j is %s', (parts, state) => {
    expect(grantStateOf(grant(parts), nowMs)).toBe(state);
  });

  it('counts for the plan only while it lives, and the highest wins', () => {
    const ended = grant({ planKey: 'PREMIUM', endsAt: '2026-06-01T12:00:00Z' });
    expect(planByGrants([grant({ planKey: 'FREE' }), grant({}), ended], nowMs)).toBe('PRO');
    expect(planByGrants([ended], nowMs)).toBe('FREE');
  });
});
