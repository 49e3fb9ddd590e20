import { join } from 'node:path';
import { bundleOf } from './bundle.js';
import { catchesEmail, mailInbox } from './mail-inbox.js';
import type { Environment, PlatformContext, ProcessDefinition } from './process-definition.js';
import { hasStripeAccount, stripeSandbox, stripeSecretSettings, stripeSettings } from './stripe.js';

const subgraphTitles = { users: 'Users', content: 'Content', billing: 'Billing', ai: 'AI' } as const;
type SubgraphName = keyof typeof subgraphTitles;

/** Names of the subgraphs, as in the supergraph. */
export const subgraphNames = Object.keys(subgraphTitles) as SubgraphName[];

function subgraph(name: SubgraphName): ProcessDefinition {
  return {
    name,
    title: subgraphTitles[name],
    entry: `subgraphs/${name}/dist/main.js`,
    code: [`subgraphs/${name}/dist`, 'schema/dist', 'runtime/dist'],
    stopStage: 1,
    stopTimeoutMs: 3_000,
    env: (context) => ({
      DATABASE_URL: context.databaseUrlOf(name),
      DATABASE_ADMIN_URL: context.databaseAdminUrl,
      IDENTITY_PUBLIC_KEY: context.secrets.identityPublicKey,
      PUBLIC_URL: context.publicUrl,
      ...ownSettingsOf(name, context),
    }),
  };
}

/** Settings that one subgraph alone has. */
function ownSettingsOf(name: SubgraphName, context: PlatformContext): Record<string, string> {
  const { secrets } = context;
  switch (name) {
    case 'users':
      return {
        MASTER_KEY_FILE: secrets.masterKeyFile,
        ...mailSettings(context),
        ...(context.demoAdmin && {
          ADMIN_EMAIL: context.demoAdmin.email,
          ADMIN_PASSWORD: context.demoAdmin.password,
        }),
      };
    case 'billing':
      return {
        SERVICE_PUBLIC_KEYS: secrets.servicePublicKeys,
        ...fileSettings(context),
        ...tagMangoSecret(context),
        ...stripeSettings(context),
      };
    case 'ai':
      return {
        BILLING_URL: `${context.originOf('billing')}/graphql`,
        SERVICE_IDENTITY_PRIVATE_KEY_FILE: secrets.aiPrivateKeyFile,
      };
    case 'content':
      return {};
  }
}

function mailSettings(context: PlatformContext): Record<string, string> {
  const { SMTP_URL: smtpUrl, SMTP_URL_FILE: smtpUrlFile } = context.env;
  return {
    ...(smtpUrl && { SMTP_URL: smtpUrl }),
    ...(smtpUrlFile && { SMTP_URL_FILE: smtpUrlFile }),
    ...(context.has('mail') && { SMTP_URL: `smtp://127.0.0.1:${context.portOf('smtp')}` }),
    ...(context.demoEmail && { DEMO_EMAIL: context.demoEmail }),
  };
}

/** The operator's own secret goes before the one that was made up for this data folder. */
function tagMangoSecret({ env, secrets }: PlatformContext): Record<string, string> {
  const { TAGMANGO_WEBHOOK_SECRET: given, TAGMANGO_WEBHOOK_SECRET_FILE: file } = env;
  if (given) return { TAGMANGO_WEBHOOK_SECRET: given };
  return { TAGMANGO_WEBHOOK_SECRET_FILE: file || secrets.tagMangoWebhookSecretFile };
}

/** Where the files of products are, and the operator's own key for a registry. */
function fileSettings({ dataDir, env }: PlatformContext): Record<string, string> {
  const { REGISTRY_TOKEN_KEY: key, REGISTRY_TOKEN_KEY_FILE: file } = env;
  return {
    FILES_DIR: env.FILES_DIR || join(dataDir, 'files'),
    ...(key && { REGISTRY_TOKEN_KEY: key }),
    ...(file && { REGISTRY_TOKEN_KEY_FILE: file }),
  };
}

/** The processes of gatefold. */
export const definitions: readonly ProcessDefinition[] = [
  ...subgraphNames.map(subgraph),
  {
    name: 'gateway',
    title: 'Gateway',
    entry: 'gateway/dist/main.js',
    code: ['gateway/dist', 'schema/dist', 'runtime/dist'],
    stopStage: 0,
    stopTimeoutMs: 5_000,
    isPublic: true,
    env: (context) => ({
      SUPERGRAPH_PATH: context.supergraphPath,
      SUBGRAPH_URLS: subgraphNames.map((name) => `${name}=${context.originOf(name)}/graphql`).join(','),
      IDENTITY_PRIVATE_KEY_FILE: context.secrets.identityPrivateKeyFile,
      WEB_URL: context.originOf('web'),
      PUBLIC_URL: context.publicUrl,
    }),
  },
  {
    name: 'web',
    title: 'Web',
    entry: 'web/dist/server/main.js',
    code: [],
    stopStage: 1,
    stopTimeoutMs: 3_000,
    env: (context) => ({
      GATEWAY_URL: context.originOf('gateway'),
      PUBLIC_URL: context.publicUrl,
      ...(context.has('mail') && { MAIL_INBOX_URL: context.originOf('mail') }),
    }),
  },
];

/** Compiled scripts of which the build makes bundles. Vite has bundled the web. */
export const bundledEntries: readonly string[] = [...definitions, stripeSandbox, mailInbox]
  .filter(({ name }) => name !== 'web')
  .map(({ entry }) => entry);

/**
 * The processes of gatefold, and what stands in for the outside services that the environment gives no access to. They run
 * from bundles; in development from what the compiler wrote last.
 */
export function definitionsFor(place: {
  readonly host: string;
  readonly publicUrl: string;
  readonly env: Environment;
}): readonly ProcessDefinition[] {
  const list = [
    ...definitions,
    ...(hasStripeAccount(place.env) ? [] : [stripeSandbox]),
    ...(catchesEmail(place) ? [mailInbox] : []),
  ];
  if (place.env['NODE_ENV'] === 'development') return list;
  return list.map((definition) =>
    bundledEntries.includes(definition.entry)
      ? { ...definition, entry: bundleOf(definition.entry) }
      : definition,
  );
}

/** Settings that must not leak from the caller's environment into every process. */
const secretSettings = [
  'DATABASE_URL',
  'DATABASE_ADMIN_URL',
  'MASTER_KEY',
  'IDENTITY_PUBLIC_KEY',
  'IDENTITY_PRIVATE_KEY',
  'SMTP_URL',
  'TAGMANGO_WEBHOOK_SECRET',
  'REGISTRY_TOKEN_KEY',
  ...stripeSecretSettings,
  'SERVICE_IDENTITY_PRIVATE_KEY',
  'SERVICE_PUBLIC_KEYS',
];
const ownSettings = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'ROLE',
  ...secretSettings.flatMap((name) => [name, `${name}_FILE`]),
];

/** The environment of a process: the caller's without what belongs to single processes, then the process's own, then `overrides`. */
export function environmentOf(
  definition: ProcessDefinition,
  context: PlatformContext,
  port: number,
  overrides: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ownSettings.includes(name)),
  );
  return {
    NODE_ENV: 'production',
    ...inherited,
    HOST: definition.isPublic ? context.host : '127.0.0.1',
    PORT: String(port),
    ...definition.env(context),
    ...overrides,
  };
}
