import type { Caller } from '../admission/access-token.js';
import type { RequestScope } from '../admission/request-scope.js';
import { selectOperation } from '../planner/normalise-operation.js';
import type { SubscriptionRequest } from './subscription-request.js';

/**
 * The same text only for subscriptions whose every answer is the same: the operation whatever its layout, its coerced
 * variables, and everything of the client that subgraphs are told. The end of the access token is not among that: who
 * shares leaves when the own token ends.
 */
export function shareKey(
  { document, operationName, variables }: SubscriptionRequest,
  { caller, forwardedHeaders = {} }: Pick<RequestScope, 'caller' | 'forwardedHeaders'>,
): string {
  const selected = selectOperation(document, operationName);
  return JSON.stringify([identityOf(caller), forwardedHeaders, selected?.key, variables]);
}

/** All of a caller but the end of the token, so that what callers may become later tells them apart too. */
function identityOf(caller: Caller): object {
  return { ...caller, expiresAtSeconds: undefined };
}
