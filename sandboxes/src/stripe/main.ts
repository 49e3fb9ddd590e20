import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { startStripeSandbox } from './stripe-sandbox.js';

/** Exit code for settings that are wrong: a supervisor does not start the process again. */
const configurationExitCode = 78;

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  STRIPE_SANDBOX_DIR: z.string().min(1),
  STRIPE_SECRET_KEY_FILE: z.string().min(1),
  STRIPE_WEBHOOK_SECRET_FILE: z.string().min(1),
  STRIPE_WEBHOOK_URL: z.url(),
});

const read = settings.safeParse(process.env);
if (!read.success) {
  console.error(z.prettifyError(read.error));
  process.exit(configurationExitCode);
}
const { data } = read;
const secretIn = (file: string): string => readFileSync(file, 'utf8').trim();

const sandbox = await startStripeSandbox({
  port: data.PORT,
  dataDir: data.STRIPE_SANDBOX_DIR,
  secretKey: secretIn(data.STRIPE_SECRET_KEY_FILE),
  webhookSecret: secretIn(data.STRIPE_WEBHOOK_SECRET_FILE),
  webhookUrl: data.STRIPE_WEBHOOK_URL,
});
console.log(`No STRIPE_SECRET_KEY: a Stripe sandbox answers at ${sandbox.url}; no real money moves.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
