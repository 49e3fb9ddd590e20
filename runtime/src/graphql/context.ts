import { Loaders, type Failure, type Loading, type Operation } from '../operation/index.js';

/** What came of one mutation of a request: something, nothing, or nobody knows. */
export type MutationOutcome = 'DONE' | 'NOTHING' | 'UNKNOWN';

/** What a resolver gets: an operation, batched loading, the cookies of the request, and the turn of its key. */
export interface GraphContext<Services = unknown> extends Operation<Services>, Loading {
  workId: string | undefined;
  /** Why the `Idempotency-Key` lets no mutation of this request happen. */
  refusal: Failure | undefined;
  readonly outcomes: MutationOutcome[];
  /** Value of the refresh cookie, if the gateway forwarded one. */
  readonly refreshCookie: string | undefined;
  /** `set-cookie` lines that go back to the client. */
  readonly setCookies: string[];
}

/** The context of one GraphQL operation. */
export function graphContext<Services>(
  operation: Operation<Services>,
  refreshCookie?: string,
): GraphContext<Services> {
  const loaders = new Loaders(operation);
  return {
    ...operation,
    load: (definition, key) => loaders.load(definition, key),
    refusal: undefined,
    outcomes: [],
    refreshCookie,
    setCookies: [],
  };
}
