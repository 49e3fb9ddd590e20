import type { DocumentNode } from 'graphql';

/** A valid subscription of a client with coerced variables. */
export interface SubscriptionRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}
