import type { Secrets } from './secrets.js';

/** What a process may need to know about the platform that it is started in. */
export interface PlatformContext {
  /** Root of the repository. */
  readonly root: string;
  /** Address that only the public process listens on; the others use 127.0.0.1. */
  readonly host: string;
  /** Origin under which people reach the platform, without a slash at its end. */
  readonly publicUrl: string;
  /** File with the composed supergraph. */
  readonly supergraphPath: string;
  readonly secrets: Secrets;
  /** Address of the database with the right to create roles and schemas. */
  readonly databaseAdminUrl: string;
  /** Address of the database for the role `gatefold_<name>`. */
  databaseUrlOf(name: string): string;
  /** Origin of another process on this machine. */
  originOf(name: string): string;
}

/** One process of the platform. The list of these is data, so that a test can supervise its own. */
export interface ProcessDefinition {
  /** Unique; names the log file. */
  readonly name: string;
  /** For the terminal. */
  readonly title: string;
  /** Script below the root of the repository. */
  readonly entry: string;
  /** Folders below the root; `npm run dev` restarts the process when compiled code in one of them changes. Empty for the bundled web. */
  readonly code: readonly string[];
  /** Processes of a lower stage are stopped, and have ended, before those of a higher one. */
  readonly stopStage: number;
  /** Milliseconds to end after SIGTERM before SIGKILL. */
  readonly stopTimeoutMs: number;
  /** True for the one process that listens on the public port. */
  readonly isPublic?: boolean;
  /** Settings beyond HOST, PORT and what the caller's environment holds. */
  readonly env: (context: PlatformContext) => Record<string, string>;
}

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
      return { MASTER_KEY_FILE: secrets.masterKeyFile };
    case 'billing':
      return { SERVICE_PUBLIC_KEYS: secrets.servicePublicKeys };
    case 'ai':
      return {
        BILLING_URL: `${context.originOf('billing')}/graphql`,
        SERVICE_IDENTITY_PRIVATE_KEY_FILE: secrets.aiPrivateKeyFile,
      };
    case 'content':
      return {};
  }
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
    env: (context) => ({ GATEWAY_URL: context.originOf('gateway'), PUBLIC_URL: context.publicUrl }),
  },
];

/** Settings that must not leak from the caller's environment into every process. */
const secretSettings = [
  'DATABASE_URL',
  'DATABASE_ADMIN_URL',
  'MASTER_KEY',
  'IDENTITY_PUBLIC_KEY',
  'IDENTITY_PRIVATE_KEY',
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
