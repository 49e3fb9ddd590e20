import { pino, type Logger, type LevelWithSilent } from 'pino';

export type { Logger } from 'pino';

/** Paths that never reach a log line. */
const redact = [
  'password',
  'secret',
  'token',
  'accessToken',
  'authorization',
  'cookie',
  '*.password',
  '*.secret',
  '*.token',
  '*.accessToken',
  '*.authorization',
  '*.cookie',
  'headers["set-cookie"]',
];

/** JSON lines on stdout; `name` is the process, e.g. `users`. Secrets are replaced by `[Redacted]`. */
export function createLogger(name: string, level: LevelWithSilent = 'info'): Logger {
  return pino({ name, level, redact, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });
}
