import { positiveInt } from '@gatefold/runtime/config';
import { z } from 'zod';

const masterKeyBytes = 32;

/** Settings of users besides those of every subgraph. */
export const usersSettings = {
  /** Seals the private signing keys in the database. */
  MASTER_KEY: z
    .string()
    .transform((value) => Buffer.from(value, 'base64'))
    .refine((key) => key.length === masterKeyBytes, `must be ${masterKeyBytes} bytes in base64`),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  /** With ADMIN_PASSWORD: this administrator exists after boot. */
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(10).max(200).optional(),
  /** This person counts as verified without an e-mail: the demo person of `npm start`. */
  DEMO_EMAIL: z.email().optional(),
  /** Server that takes outgoing e-mail, with name and password where it wants them; absent: e-mail waits. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Absent: `no-reply@` the host of PUBLIC_URL. */
  MAIL_FROM: z.string().min(3).max(320).optional(),
  /** For handing one e-mail over to the server. */
  SMTP_TIMEOUT_MS: positiveInt.max(300_000).default(30_000),
  /** The e-mail log is kept for so long. */
  EMAIL_LOG_DAYS: positiveInt.default(90),
  /** A session ends after so many days without a refresh. */
  SESSION_IDLE_DAYS: positiveInt.default(30),
  /** A session ends so many days after the sign-in, whatever happens. */
  SESSION_ABSOLUTE_DAYS: positiveInt.default(90),
  /** For so long a refresh token that was just traded counts as a concurrent use, later as theft. */
  REFRESH_GRACE_SECONDS: positiveInt.default(10),
  /** Failed logins of one account from one network within the window. */
  LOGIN_FAILURES_MAX: positiveInt.default(5),
  /** Failed logins of one account from everywhere before strangers have to pause between them. */
  LOGIN_ACCOUNT_FAILURES_MAX: positiveInt.default(10),
  /** Failed logins from one network over all accounts within the window. */
  LOGIN_ADDRESS_FAILURES_MAX: positiveInt.default(100),
  LOGIN_WINDOW_SECONDS: positiveInt.default(900),
  /** A signing key gets a successor when it is so many days old. */
  SIGNING_KEY_AGE_DAYS: positiveInt.default(30),
};

export type UsersSettings = z.infer<z.ZodObject<typeof usersSettings>>;
