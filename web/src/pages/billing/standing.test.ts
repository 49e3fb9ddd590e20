import { expect, test } from '@jest/globals';
import type { ShownSubscriptionFragment } from '../../gql/graphql.js';
import { standingOf } from './standing.js';

// PF-10: a person always reads where their subscription stands and what to do

const price = { amountCents: 1_999, currency: 'USD' };
const active: ShownSubscriptionFragment = {
  id: 's',
  status: 'ACTIVE',
  plan: { key: 'PREMIUM' },
  interval: 'MONTH',
  nextPlan: null,
  nextInterval: null,
  currentPeriodEnd: '2026-12-21T12:00:00.000Z',
  cancelAtPeriodEnd: false,
  endsAt: null,
  endReason: null,
  nextAttemptAt: null,
  accessRevokedAt: null,
  trialEnd: null,
};
const standing = (more: Partial<ShownSubscriptionFragment>, endsAt: string | null = null) =>
  standingOf({ ...active, ...more }, price, [{ source: 'STRIPE_SUBSCRIPTION', endsAt, revokedAt: null }]);

test('a paid subscription says when it renews and for how much', () => {
  expect(standing({})).toMatchObject({ text: 'Renews on 21 Dec 2026 for $19.99 a month.', step: null });
});

test('a trial says when it will cost something', () => {
  const trial = { status: 'TRIALING', trialEnd: '2026-12-01T12:00:00.000Z' } as const;
  expect(standing(trial)?.text).toBe('Your trial runs until 1 Dec 2026. After that it costs $19.99 a month.');
});

test('a cancelled one says until when it is there, and can be resumed', () => {
  const cancelled = { cancelAtPeriodEnd: true, endsAt: '2026-12-21T12:00:00.000Z' };
  expect(standing(cancelled)).toMatchObject({ step: 'RESUME', isChangeable: false });
  expect(standing({ ...cancelled, status: 'TRIALING' })?.text).toMatch(/^Premium ends on 21 Dec 2026/);
});

test('a lower plan that follows is announced, and the present one can be kept', () => {
  expect(standing({ nextPlan: { key: 'PRO' } })).toMatchObject({
    text: 'Premium is paid until 21 Dec 2026. Then Pro begins, for $19.99 a month.',
    step: 'KEEP',
  });
});

test('another interval that follows is announced with its rhythm', () => {
  expect(standing({ nextPlan: { key: 'PREMIUM' }, nextInterval: 'YEAR' })?.text).toBe(
    'Premium is paid until 21 Dec 2026. Then Premium goes on, for $19.99 a year.',
  );
});

// SV-21: dunning
test('a failed payment says when it is tried again', () => {
  const overdue = standing({ status: 'PAST_DUE', nextAttemptAt: '2026-11-24T12:00:00.000Z' });
  expect(overdue?.text).toContain('Check your card, or pay at once; we try again on 24 Nov 2026.');
});

test('a plan that nobody paid says for a month why it ended', () => {
  const ended = { status: 'CANCELED', endReason: 'PAYMENT_FAILED' } as const;
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  expect(standing({ ...ended, endsAt: ago(3) })).toMatchObject({
    tone: 'bad',
    label: 'Not paid',
    step: null,
  });
  expect(standing({ ...ended, endsAt: ago(31) })).toBeUndefined();
  expect(standing({ ...ended, endReason: 'REQUESTED', endsAt: ago(3) })).toBeUndefined();
});

// RA-11
test('a payment that went back says that the plan ended, and what comes next', () => {
  const refunded = { accessRevokedAt: '2026-12-01T12:00:00.000Z' };
  expect(standing(refunded)).toMatchObject({ tone: 'bad', label: 'Paid back', isChangeable: true });
  expect(standing(refunded)?.text).toContain('charged on 21 Dec 2026 and gives it again, unless you cancel');
  expect(standing({ ...refunded, cancelAtPeriodEnd: true })?.text).toContain('It is not charged again.');
});

test('a failed payment says until when the plan goes on and asks to pay, even when the end is near', () => {
  const overdue = standing({ status: 'PAST_DUE', cancelAtPeriodEnd: true }, '2026-11-28T12:00:00.000Z');
  expect(overdue).toMatchObject({ tone: 'bad', step: 'PAY' });
  expect(overdue?.text).toContain('Premium goes on until 28 Nov 2026.');
});

test.each(['UNPAID', 'PAUSED'] as const)('%s asks to pay', (status) => {
  expect(standing({ status })).toMatchObject({ tone: 'bad', step: 'PAY', isChangeable: false });
});

test.each(['CANCELED', 'INCOMPLETE_EXPIRED', 'INCOMPLETE'] as const)('%s is no subscription', (status) => {
  expect(standing({ status })).toBeUndefined();
});
