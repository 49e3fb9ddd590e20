import type { FetcherSettings } from '../config/fetcher-settings.js';
import type { SubgraphClientOptions } from './subgraph-client.js';

export interface FetcherOptions extends SubgraphClientOptions {
  /** Time limits of single subgraphs, by name, where they differ from `timeoutMs`. */
  readonly timeoutsMs?: ReadonlyMap<string, number>;
  /** Whether identical reads of one identity that are under way at the same time are sent once. */
  readonly shareReads?: boolean;
  /** Headers of subgraphs that clients get, in lower case. */
  readonly responseHeaders?: ReadonlySet<string>;
}

/** The fetcher's options among the settings. */
export function fetcherOptions(
  settings: FetcherSettings & { readonly OPERATION_TIMEOUT_MS: number },
): FetcherOptions {
  return {
    timeoutMs: settings.SUBGRAPH_TIMEOUT_MS,
    writeTimeoutMs: settings.OPERATION_TIMEOUT_MS,
    timeoutsMs: settings.SUBGRAPH_TIMEOUTS,
    bytesMax: settings.SUBGRAPH_BYTES_MAX,
    compression: settings.SUBGRAPH_COMPRESSION,
    shareReads: settings.SHARE_READS,
    responseHeaders: settings.FORWARD_RESPONSE_HEADERS,
  };
}
