import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '@gatefold/runtime/config';
import { z } from 'zod';
import { headerNamesWithIdentity } from '../config/fetcher-settings.js';
import { servingSettings } from '../config/settings.js';

/** Nobody but the operator's own clients is expected, so nothing that a schema allows is refused. */
const defaults: Readonly<Record<string, string>> = {
  TOKENS_MAX: '100000',
  DEPTH_MAX: '1000',
  ALIASES_MAX: '10000',
  ROOT_FIELDS_MAX: '10000',
  DIRECTIVES_MAX: '10000',
  COST_MAX: String(Number.MAX_SAFE_INTEGER),
  BODY_BYTES_MAX: String(10 * 1_024 * 1_024),
  JSON_DEPTH_MAX: '1000',
  OPERATION_TIMEOUT_MS: '60000',
  SUBGRAPH_TIMEOUT_MS: '30000',
  SUBGRAPH_BYTES_MAX: String(100 * 1_024 * 1_024),
  SOCKET_MESSAGE_BYTES_MAX: String(1_024 * 1_024),
  SOCKET_OPERATIONS_MAX: '1000',
  UNLIMITED_NETWORKS: '0.0.0.0/0,::/0',
};

const shape = {
  ...servingSettings,
  SUBGRAPH_URLS: servingSettings.SUBGRAPH_URLS.default(new Map()),
  /** Who the client is, is the business of the subgraphs: they get its token unless another list is set. */
  FORWARD_REQUEST_HEADERS: headerNamesWithIdentity.default(new Set(['authorization'])),
  /** Where the keys are that callers' tokens are verified with; absent: every caller is unauthenticated. */
  JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What verified tokens must say; absent: anything. */
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  /** The claim with the caller's scopes: a list, or words in one text. */
  JWT_SCOPES_CLAIM: z.string().default('scope'),
  /** The claim with the policies that hold for the caller; absent: none do. */
  JWT_POLICIES_CLAIM: z.string().optional(),
};

export type StandaloneSettings = z.infer<z.ZodObject<typeof shape>>;

/**
 * The settings of `--supergraph <file> --port <number> --host <address> --jwks <url>`; every other setting of the gateway may come
 * from the environment. `SUBGRAPH_URLS` goes before the addresses in the supergraph. Throws a ConfigError.
 */
export function standaloneSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StandaloneSettings {
  const flags = flagsOf(args);
  const given = Object.entries({
    ...environment,
    ...(flags.supergraph === undefined ? {} : { SUPERGRAPH_PATH: flags.supergraph }),
    ...(flags.port === undefined ? {} : { PORT: flags.port }),
    ...(flags.host === undefined ? {} : { HOST: flags.host }),
    ...(flags.jwks === undefined ? {} : { JWKS_URL: flags.jwks }),
  }).filter(([, value]) => value !== undefined && value !== '');
  return loadConfig(shape, { ...defaults, ...Object.fromEntries(given) });
}

function flagsOf(args: readonly string[]) {
  try {
    const options = {
      supergraph: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      jwks: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new ConfigError(
      `${(error as Error).message}\nUsage: npm run gateway -- --supergraph <file.graphql> [--port <number>] [--host <address>] [--jwks <url>]`,
    );
  }
}
