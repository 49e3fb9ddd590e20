import { randomUUID } from 'node:crypto';
import { tagMangoSecret } from '../../testing/start-billing.js';
import { signBody } from '../../webhooks/testing/sign-body.js';

/** What a test says about an event; the rest is made up. */
export interface EventParts {
  readonly event?: string;
  readonly email?: string;
  readonly transactionId?: string;
  readonly amount?: number;
  readonly tier?: string | null;
  readonly courseId?: string;
  readonly at?: string;
}

/** A payload as TagMango sends it. */
export function tagMangoEvent(parts: EventParts = {}): object {
  const { event = 'purchase.completed', email = `${randomUUID()}@example.com`, amount = 49_900 } = parts;
  const { transactionId = `txn_${randomUUID()}`, tier = 'paid', courseId = 'course-1' } = parts;
  return {
    event,
    user: { email, name: 'Mira Example', phone: '+911234567890' },
    course: { id: courseId, name: 'Hiring well', tier },
    transaction: { id: transactionId, amount, currency: 'INR' },
    timestamp: parts.at ?? '2026-03-01T10:00:00.000Z',
  };
}

/** The body of a payload and the header that signs it. */
export function signed(payload: object | Buffer, at = new Date(), secret = tagMangoSecret) {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  return { body, headers: { 'x-tagmango-signature': signBody(body, secret, at) } };
}
