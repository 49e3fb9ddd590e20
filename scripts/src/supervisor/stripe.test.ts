import { expect, test } from '@jest/globals';
import { definitionsFor, environmentOf } from './definition.js';
import type { Environment, PlatformContext } from './process-definition.js';

const contextWith = (env: Environment): PlatformContext => ({
  root: '/gatefold',
  dataDir: '/gatefold/.data',
  host: '127.0.0.1',
  publicUrl: 'http://localhost:4000',
  supergraphPath: '',
  env,
  secrets: {
    identityPublicKey: '',
    identityPrivateKeyFile: '',
    masterKeyFile: '',
    tagMangoWebhookSecretFile: '',
    aiPrivateKeyFile: '',
    servicePublicKeys: '',
    demoAdminPassword: '',
    stripeSecretKeyFile: 'key-file',
    stripeWebhookSecretFile: 'webhook-file',
    databasePasswordOf: () => '',
  },
  databaseAdminUrl: '',
  databaseUrlOf: () => '',
  originOf: (name) => `http://${name}`,
  portOf: () => 1,
  has: () => false,
  demoEmail: undefined,
  demoAdmin: undefined,
});

/** The settings about Stripe of every process that has some. */
function stripeSettingsOf(env: Environment): Record<string, Record<string, string | undefined>> {
  const all = definitionsFor({ host: '127.0.0.1', publicUrl: '', env }).map((definition) => {
    const settings = environmentOf(definition, contextWith(env), 1, {});
    return [
      definition.name,
      Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('STRIPE_'))),
    ] as const;
  });
  return Object.fromEntries(all.filter(([, settings]) => Object.keys(settings).length > 0));
}

test('without a key billing, and billing alone, is given the sandbox', () => {
  const files = { STRIPE_SECRET_KEY_FILE: 'key-file', STRIPE_WEBHOOK_SECRET_FILE: 'webhook-file' };
  expect(stripeSettingsOf({})).toEqual({
    billing: { ...files, STRIPE_API_URL: 'http://stripe-sandbox' },
    'stripe-sandbox': {
      ...files,
      STRIPE_SANDBOX_DIR: '/gatefold/.data/stripe',
      STRIPE_WEBHOOK_URL: 'http://localhost:4000/webhooks/stripe',
    },
  });
});

test('with a key there is no sandbox, and the key reaches billing alone', () => {
  const env = { STRIPE_SECRET_KEY: 'sk_test_own', STRIPE_WEBHOOK_SECRET_FILE: '/run/secrets/webhook' };
  expect(stripeSettingsOf(env)).toEqual({ billing: env });
});
