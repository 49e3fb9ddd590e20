import { accessSync, constants } from 'node:fs';
import { BlockList, isIPv6 } from 'node:net';
import { pem, port, positiveInt, processSettings } from '@gatefold/runtime/config';
import { identityPrivateKey } from '@gatefold/runtime/identity';
import { z } from 'zod';
import { fetcherSettings } from './fetcher-settings.js';
import { fileSettings } from './file-settings.js';
import { webhookSettings } from './webhook-settings.js';

const flag = z.stringbool();

/** `users=http://127.0.0.1:1234/graphql,content=...`: where each subgraph listens, by its name in the supergraph. */
const subgraphUrls = z.string().transform((value, context) => {
  const urls = new Map<string, URL>();
  for (const pair of value.split(',').map((part) => part.trim())) {
    const separator = pair.indexOf('=');
    const url = URL.parse(pair.slice(separator + 1));
    if (separator < 1 || (url?.protocol !== 'http:' && url?.protocol !== 'https:')) {
      context.addIssue({ code: 'custom', message: `"${pair}" is not name=http://host:port/path` });
    } else urls.set(pair.slice(0, separator), url);
  }
  return urls as ReadonlyMap<string, URL>;
});

/** Origins of browsers that may call the API, `https://app.example.org,...`. */
const origins = z.string().transform((value, context) => {
  const list = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const origin of list) {
    if (URL.parse(origin)?.origin !== origin) {
      context.addIssue({
        code: 'custom',
        message: `"${origin}" is not an origin such as https://example.org`,
      });
    }
  }
  return new Set(list) as ReadonlySet<string>;
});

/** `10.0.0.0/8,fd00::/8,192.0.2.7`: networks and single addresses. */
const networks = z.string().transform((value, context) => {
  const list = new BlockList();
  for (const part of value.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [address = '', bits] = part.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    try {
      if (bits === undefined) list.addAddress(address, family);
      else list.addSubnet(address, bits === '' ? Number.NaN : Number(bits), family);
    } catch {
      context.addIssue({ code: 'custom', message: `"${part}" is not a network such as 10.0.0.0/8` });
    }
  }
  return list;
});

const readableFile = z
  .string()
  .refine((path) => succeeds(() => accessSync(path, constants.R_OK)), 'is not a readable file');

const signingKey = pem.transform((text, context) => {
  try {
    const key = identityPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Reported below.
  }
  context.addIssue({ code: 'custom', message: 'is not an Ed25519 private key (PKCS#8 PEM)' });
  return z.NEVER;
});

/** `beta,new-prices`: names in a list. */
const names = z.string().transform((value) => {
  const list = value.split(',').map((part) => part.trim());
  return new Set(list.filter((part) => part !== '')) as ReadonlySet<string>;
});

const limitSettings = {
  TOKENS_MAX: positiveInt.default(1_000),
  DEPTH_MAX: positiveInt.default(10),
  ALIASES_MAX: positiveInt.default(15),
  ROOT_FIELDS_MAX: positiveInt.default(10),
  DIRECTIVES_MAX: positiveInt.default(5),
  COST_MAX: positiveInt.default(1_000),
  BODY_BYTES_MAX: positiveInt.default(100 * 1_024),
  JSON_DEPTH_MAX: positiveInt.default(50),
  OPERATION_TIMEOUT_MS: positiveInt.default(10_000),
  ...fetcherSettings,
  SOCKET_MESSAGE_BYTES_MAX: positiveInt.default(64 * 1_024),
  SOCKET_OPERATIONS_MAX: positiveInt.default(20),
  SOCKET_QUEUE_MAX: positiveInt.default(100),
  SOCKET_INIT_TIMEOUT_MS: positiveInt.default(3_000),
  USER_SOCKETS_MAX: positiveInt.default(10),
  SOCKETS_MAX: positiveInt.default(20_000),
  /** Sockets and streams of one network without a signed-in person. */
  ADDRESS_SOCKETS_MAX: positiveInt.default(100),
  /** Requests, and operations over sockets, of one network. */
  REQUESTS_PER_MINUTE: positiveInt.default(1_200),
  /** Sign-ins, registrations and the like of one network. */
  SIGN_INS_PER_MINUTE: positiveInt.default(10),
  /** Networks of our own processes, which speak for many, besides this machine. */
  UNLIMITED_NETWORKS: networks.default(new BlockList()),
  HEARTBEAT_MS: positiveInt.default(12_000),
  PLAN_CACHE_MAX: positiveInt.default(1_000),
  /** Operations that are planned on a new supergraph before it takes over, the last used first. */
  PLAN_WARM_MAX: positiveInt.default(200),
  /** Milliseconds after which a new supergraph takes over, however many were planned. */
  PLAN_WARM_MS: positiveInt.default(2_000),
  DRAIN_TIMEOUT_MS: positiveInt.default(4_500),
};

/** Settings that every gateway has. `WEB_URL` absent: paths that are not of the API answer 404. */
export const servingSettings = {
  ...processSettings,
  PORT: port.default(4_000),
  SUPERGRAPH_PATH: readableFile,
  SUBGRAPH_URLS: subgraphUrls,
  WEB_URL: z.url({ protocol: /^https?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ALLOWED_ORIGINS: origins.default(new Set()),
  /** Whether a proxy in front sets `x-forwarded-for` and `x-forwarded-proto`. */
  TRUST_PROXY: flag.default(false),
  /** How many proxies in front append to `x-forwarded-for`, one behind the other. */
  PROXY_HOPS: positiveInt.default(1),
  /** Absent: figures are not served. */
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  INTROSPECTION: flag.default(true),
  /** Labels of `@override` that are switched on; `percent(x)` needs no mention. */
  OVERRIDE_LABELS: names.default(new Set()),
  ...limitSettings,
};

export type ServingSettings = z.infer<z.ZodObject<typeof servingSettings>>;

/** Settings of the platform's gateway, which signs the identity of callers for subgraphs. */
export const gatewaySettings = {
  ...servingSettings,
  ...webhookSettings,
  ...fileSettings,
  IDENTITY_PRIVATE_KEY: signingKey,
};

export type GatewaySettings = z.infer<z.ZodObject<typeof gatewaySettings>>;

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
