import { z } from 'zod';

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((value) => new URL(value).origin);

const settingsSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65535),
  GATEWAY_URL: origin,
  PUBLIC_URL: origin,
  /** Where caught e-mail can be read, for `/dev/inbox`; that page exists only with it. */
  MAIL_INBOX_URL: origin.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Settings of the web process; both URLs are origins without a trailing slash. */
export type Settings = z.infer<typeof settingsSchema>;

/** Either the settings or one sentence per problem. */
export type SettingsOutcome =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: undefined; readonly problems: readonly string[] };

/** Reads the settings and reports every problem at once. An empty value counts as absent. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsOutcome {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const outcome = settingsSchema.safeParse(given);
  if (outcome.success) return { settings: outcome.data, problems: [] };
  const problems = outcome.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return given[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
  });
  return { settings: undefined, problems };
}
