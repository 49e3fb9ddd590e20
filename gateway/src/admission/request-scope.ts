import type { Cancellation } from '../fetcher/cancellation.js';
import type { Caller } from './access-token.js';

/** What is known about one request besides its operation; travels to every fetch that it causes. */
export interface RequestScope {
  readonly requestId: string;
  readonly caller: Caller;
  /**
   * The client's address, which nobody but a trusted proxy can choose; `x-forwarded-for` of subgraph requests. Absent where
   * no one client asks, as for an event.
   */
  readonly forwardedFor?: string;
  /** `gf_refresh=...` when the browser sent it; goes to users only. */
  readonly refreshCookie?: string;
  /** Headers of the client that go to every subgraph, as the settings allow. */
  readonly forwardedHeaders?: Readonly<Record<string, string>>;
  /** Headers of subgraphs that go to the client, by name, as the settings allow; absent where there is no answer to put them on. */
  readonly responseHeaders?: Map<string, string[]>;
  /** `set-cookie` lines of users, collected for the answer. */
  readonly responseCookies: string[];
  /** On the clock of `performance.now()`: an answer that a subgraph began to make before this may be too old. */
  readonly readsNotBeforeMs?: number;
  /** When the operation has taken its time or its socket is gone. */
  readonly cancellation: Cancellation;
}
