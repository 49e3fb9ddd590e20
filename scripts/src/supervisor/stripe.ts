import { join } from 'node:path';
import type { Environment, PlatformContext, ProcessDefinition } from './process-definition.js';

const name = 'stripe-sandbox';

/** Settings that only billing gets. */
export const stripeSecretSettings = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'];

/** True when the operator has an account at Stripe, so that no sandbox is needed. */
export function hasStripeAccount(env: Environment): boolean {
  return Boolean(env.STRIPE_SECRET_KEY || env.STRIPE_SECRET_KEY_FILE);
}

/** What stands in for Stripe when there is no key: `npm start` then works without an account. */
export const stripeSandbox: ProcessDefinition = {
  name,
  title: 'Stripe sandbox',
  entry: 'sandboxes/dist/stripe/main.js',
  code: ['sandboxes/dist/stripe'],
  // Billing may ask it until billing has ended.
  stopStage: 2,
  stopTimeoutMs: 2_000,
  env: (context) => ({
    ...secretFiles(context),
    STRIPE_SANDBOX_DIR: join(context.dataDir, 'stripe'),
    STRIPE_WEBHOOK_URL: `${context.publicUrl}/webhooks/stripe`,
  }),
};

function secretFiles({ secrets }: PlatformContext): Record<string, string> {
  return {
    STRIPE_SECRET_KEY_FILE: secrets.stripeSecretKeyFile,
    STRIPE_WEBHOOK_SECRET_FILE: secrets.stripeWebhookSecretFile,
  };
}

/** How billing reaches Stripe: the operator's account, or the sandbox. */
export function stripeSettings(context: PlatformContext): Record<string, string> {
  const { env } = context;
  if (!hasStripeAccount(env)) return { ...secretFiles(context), STRIPE_API_URL: context.originOf(name) };
  const own = stripeSecretSettings.flatMap((setting) => [setting, `${setting}_FILE`]);
  return Object.fromEntries(own.flatMap((setting) => (env[setting] ? [[setting, env[setting]]] : [])));
}
