import { Loaders, type Loading, type Operation } from '../operation/index.js';

/** What a resolver gets: an operation, batched loading, and the cookies of the request. */
export interface GraphContext<Services = unknown> extends Operation<Services>, Loading {
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
    refreshCookie,
    setCookies: [],
  };
}
