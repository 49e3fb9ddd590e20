import type { UsersSettings } from '../settings.js';

/** Settings of users in a test: the defaults, a fixed master key and an https address. */
export function testSettings(overrides: Partial<UsersSettings> = {}): UsersSettings {
  return {
    MASTER_KEY: Buffer.alloc(32, 7),
    PUBLIC_URL: 'https://gatefold.test',
    SESSION_IDLE_DAYS: 30,
    SESSION_ABSOLUTE_DAYS: 90,
    REFRESH_GRACE_SECONDS: 10,
    LOGIN_FAILURES_MAX: 5,
    LOGIN_ACCOUNT_FAILURES_MAX: 10,
    LOGIN_ADDRESS_FAILURES_MAX: 100,
    LOGIN_WINDOW_SECONDS: 900,
    SIGNING_KEY_AGE_DAYS: 30,
    SMTP_TIMEOUT_MS: 5_000,
    EMAIL_LOG_DAYS: 90,
    ...overrides,
  };
}
