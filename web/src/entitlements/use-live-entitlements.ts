import { useSubscription } from '@apollo/client/react';
import { EntitlementsUpdatedDocument } from '../gql/graphql.js';

/** Keeps what the plan of the signed-in person allows up to date in the cache: what was bought unlocks without a reload. */
export function useLiveEntitlements({ skip = false } = {}): void {
  useSubscription(EntitlementsUpdatedDocument, { ignoreResults: true, skip });
}
