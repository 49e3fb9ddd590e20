import { positiveInt } from '@gatefold/runtime/config';
import { z } from 'zod';

/** Headers that the gateway answers for itself, in either direction: of one connection, of one body, of identity. */
const ownHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-request-id',
]);
const ownPrefixes = ['accept-encoding', 'access-control-', 'content-', 'sec-', 'x-forwarded-', 'x-gatefold-'];
const headerName = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** `accept-language,x-tenant`: names of headers that go through, none of them among `own`. */
const headerNamesBut = (own: ReadonlySet<string>) =>
  z.string().transform((value, context) => {
    const names = list(value.toLowerCase());
    for (const name of names) {
      const isOwn = own.has(name) || ownPrefixes.some((prefix) => name.startsWith(prefix));
      if (isOwn || !headerName.test(name)) {
        context.addIssue({ code: 'custom', message: `"${name}" is not a header that can be forwarded` });
      }
    }
    return new Set(names) as ReadonlySet<string>;
  });

export const headerNames = headerNamesBut(ownHeaders);

/** Where the gateway does not look at identities, subgraphs may be given the client's. */
export const headerNamesWithIdentity = headerNamesBut(
  new Set([...ownHeaders].filter((name) => name !== 'authorization' && name !== 'cookie')),
);

/** `ai=8000,billing=1500`: milliseconds by subgraph. */
const timeouts = z.string().transform((value, context) => {
  const pairs = list(value).map((pair) => /^([^=]+)=([1-9]\d{0,6})$/.exec(pair) ?? pair);
  for (const pair of pairs) {
    if (typeof pair === 'string') {
      context.addIssue({ code: 'custom', message: `"${pair}" is not subgraph=milliseconds` });
    }
  }
  const valid = pairs.filter((pair) => typeof pair !== 'string');
  return new Map(valid.map(([, name = '', ms]) => [name, Number(ms)])) as ReadonlyMap<string, number>;
});

/** How subgraphs are asked. */
export const fetcherSettings = {
  SUBGRAPH_TIMEOUT_MS: positiveInt.default(1_800),
  /** Time limits of single subgraphs. */
  SUBGRAPH_TIMEOUTS: timeouts.default(new Map()),
  SUBGRAPH_BYTES_MAX: positiveInt.default(10 * 1_024 * 1_024),
  /** Whether to ask for compressed answers: pays where subgraphs are behind a slow network. */
  SUBGRAPH_COMPRESSION: z.stringbool().default(false),
  /** Whether identical reads of one identity that are under way at the same time are sent once. */
  SHARE_READS: z.stringbool().default(true),
  /** Headers of clients that subgraphs get beside the identity, the request id and the client's address. */
  FORWARD_REQUEST_HEADERS: headerNames.default(new Set()),
  /** Headers of subgraphs that clients get. */
  FORWARD_RESPONSE_HEADERS: headerNames.default(new Set()),
};

export type FetcherSettings = z.infer<z.ZodObject<typeof fetcherSettings>>;

function list(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
