import { createMailer, type Mailer } from '../mail/index.js';
import { normaliseEmail } from '../people/index.js';
import type { UsersSettings } from '../settings.js';
import { accessTokenLifetimeSeconds, createAccessTokens, type AccessTokens } from './access-tokens.js';
import { createPasswordHasher, type PasswordHasher } from './password-hasher.js';
import { createRefreshCookie, type RefreshCookie } from './refresh-cookie.js';
import { createSealer, createSigningKeys, type SigningKeys } from './signing-keys/index.js';

const dayMs = 86_400_000;

/** Limits that the operator sets. */
export interface UsersLimits {
  readonly sessionIdleDays: number;
  readonly sessionAbsoluteDays: number;
  readonly refreshGraceSeconds: number;
  readonly loginFailuresMax: number;
  readonly loginAccountFailuresMax: number;
  readonly loginAddressFailuresMax: number;
  readonly loginWindowSeconds: number;
}

/** What users makes at boot for its use cases. */
export interface UsersServices {
  readonly passwords: PasswordHasher;
  readonly signingKeys: SigningKeys;
  readonly accessTokens: AccessTokens;
  readonly refreshCookie: RefreshCookie;
  readonly limits: UsersLimits;
  /** Absent without a mail server: e-mail waits until there is one. */
  readonly mailer: Mailer | undefined;
  readonly emailLogDays: number;
  /** Normalised address of the one person who counts as verified from the start. */
  readonly demoEmail: string | undefined;
}

export async function createUsersServices(settings: UsersSettings): Promise<UsersServices> {
  const signingKeys = createSigningKeys({
    sealer: createSealer(settings.MASTER_KEY),
    ageMsMax: settings.SIGNING_KEY_AGE_DAYS * dayMs,
    tokenLifetimeMs: accessTokenLifetimeSeconds * 1_000,
  });
  return {
    passwords: await createPasswordHasher(),
    signingKeys,
    accessTokens: createAccessTokens(signingKeys),
    refreshCookie: createRefreshCookie(settings.PUBLIC_URL),
    limits: {
      sessionIdleDays: settings.SESSION_IDLE_DAYS,
      sessionAbsoluteDays: settings.SESSION_ABSOLUTE_DAYS,
      refreshGraceSeconds: settings.REFRESH_GRACE_SECONDS,
      loginFailuresMax: settings.LOGIN_FAILURES_MAX,
      loginAccountFailuresMax: settings.LOGIN_ACCOUNT_FAILURES_MAX,
      loginAddressFailuresMax: settings.LOGIN_ADDRESS_FAILURES_MAX,
      loginWindowSeconds: settings.LOGIN_WINDOW_SECONDS,
    },
    mailer: settings.SMTP_URL
      ? createMailer({
          smtpUrl: settings.SMTP_URL,
          from: settings.MAIL_FROM ?? `gatefold <no-reply@${new URL(settings.PUBLIC_URL).hostname}>`,
          publicUrl: settings.PUBLIC_URL,
          timeoutMs: settings.SMTP_TIMEOUT_MS,
        })
      : undefined,
    emailLogDays: settings.EMAIL_LOG_DAYS,
    demoEmail: settings.DEMO_EMAIL && normaliseEmail(settings.DEMO_EMAIL),
  };
}
