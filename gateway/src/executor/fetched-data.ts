import type { GraphQLFormattedError } from 'graphql';
import type { Json } from './targets.js';

/** What a subgraph answered. */
export interface FetchedData {
  readonly data?: Json | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}
