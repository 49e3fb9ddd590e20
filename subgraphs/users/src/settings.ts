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
