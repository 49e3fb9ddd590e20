import { identityHeader } from '@gatefold/runtime/identity';
import { Cancellation } from '../fetcher/cancellation.js';
import type { Fetcher } from '../fetcher/fetcher.js';
import { prepareOperation, requestOf } from '../fetcher/subgraph-request.js';
import { gatewayService, type IdentityTokens } from './identity-tokens.js';

const owner = 'billing';
const timeoutMs = 1_000;
const operation = prepareOperation(
  'query EntitlementSnapshot($userId: ID!) { entitlementSnapshot(userId: $userId) { tier entitlements } }',
  'EntitlementSnapshot',
);

/** Asks billing, as the gateway, what a person may do. Rejects without an answer in 1 s. */
export async function readEntitlementSnapshot(
  fetcher: Fetcher,
  identities: IdentityTokens,
  userId: string,
): Promise<unknown> {
  const { data, errors } = await fetcher.send(
    requestOf(owner, operation, JSON.stringify({ userId })),
    { [identityHeader]: await identities.forActor(owner, gatewayService) },
    Cancellation.after(timeoutMs),
  );
  if (errors?.[0]) throw new Error(errors[0].message);
  return data?.['entitlementSnapshot'];
}
