import { expect, test } from '@jest/globals';
import { catchesEmail } from './mail-inbox.js';

const here = { host: '127.0.0.1', publicUrl: 'http://localhost:4000', env: {} };

test('a platform of this machine without a mail server catches its e-mail', () => {
  expect(catchesEmail(here)).toBe(true);
  expect(catchesEmail({ ...here, host: '::1', publicUrl: 'http://[::1]:4000' })).toBe(true);
});

// S16
test.each([
  ['that others can connect to', { host: '0.0.0.0' }],
  ['behind a public address', { publicUrl: 'https://portfolio.example.org' }],
  ['whose name only begins like this machine', { publicUrl: 'http://localhost.example.org' }],
  ['with a mail server', { env: { SMTP_URL: 'smtp://mail.example.org' } }],
  ['with a mail server in a file', { env: { SMTP_URL_FILE: '/run/secrets/smtp_url' } }],
])('a platform %s shows its e-mail to nobody', (_kind, difference) => {
  expect(catchesEmail({ ...here, ...difference })).toBe(false);
});
