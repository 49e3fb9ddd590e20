import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { GraphContext } from '../graphql/index.js';

/** What a client would see. */
export interface GraphqlAnswer<Data> {
  readonly data: Data;
  readonly errors: readonly GraphQLFormattedError[];
  /** `extensions.code` of the first error. */
  readonly code: string | undefined;
}

/** Runs one operation through the server's whole pipeline, as the HTTP endpoint does. */
export async function execute<Data>(
  server: ApolloServer<GraphContext>,
  contextValue: GraphContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlAnswer<Data>> {
  const { body } = await server.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('Unexpected incremental answer');
  const errors = body.singleResult.errors ?? [];
  return {
    data: body.singleResult.data as Data,
    errors,
    code: errors[0]?.extensions?.['code'] as string | undefined,
  };
}
