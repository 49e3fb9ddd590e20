import { expect, test } from '@jest/globals';
import { redactPayload } from './redact-payload.js';

test('leaves what an administrator needs and masks who it is about', () => {
  // S16
  const payload = {
    event: 'purchase.completed',
    user: { email: 'mira.example@mail.example', name: 'Mira Example', phone: '+911234567890' },
    course: { id: 'c1', name: 'Hiring well', tier: 'paid' },
    note: 'write to mira@mail.example today',
    client_secret: 'pi_123_secret_456',
    items: [{ api_key: 'k', address: { line1: 'Road 1', city: 'Pune' } }],
    amount: 49_900,
    nothing: null,
  };
  expect(redactPayload(payload)).toEqual({
    event: 'purchase.completed',
    user: { email: 'm***@mail.example', name: 'M***', phone: '***90' },
    course: { id: 'c1', name: 'Hiring well', tier: 'paid' },
    note: 'write to m***@mail.example today',
    client_secret: '[redacted]',
    items: [{ api_key: '[redacted]', address: { line1: 'R***', city: 'Pune' } }],
    amount: 49_900,
    nothing: null,
  });
});
