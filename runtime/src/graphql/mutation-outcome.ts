import { GraphQLError, type GraphQLFieldResolver } from 'graphql';
import type { GraphContext, MutationOutcome } from './context.js';

type Payload = { readonly userErrors?: readonly { readonly code: string }[] } | null | undefined;

/** After these nobody knows whether the work was done. */
const unknownCodes: ReadonlySet<unknown> = new Set(['UPSTREAM_UNAVAILABLE', 'TIMEOUT']);

/** Notes in the context what came of a mutation, and refuses it when its `Idempotency-Key` does. */
export function noteOutcome<Source>(
  resolve: GraphQLFieldResolver<Source, GraphContext>,
): GraphQLFieldResolver<Source, GraphContext> {
  return async (source, args, context, info) => {
    if (context.refusal) return { userErrors: context.refusal.errors };
    try {
      const payload = (await resolve(source, args, context, info)) as Payload;
      context.outcomes.push(outcomeOf(payload));
      return payload;
    } catch (error) {
      const isExpected = error instanceof GraphQLError && !unknownCodes.has(error.extensions['code']);
      context.outcomes.push(isExpected ? 'NOTHING' : 'UNKNOWN');
      throw error;
    }
  };
}

function outcomeOf(payload: Payload): MutationOutcome {
  const codes = payload?.userErrors?.map(({ code }) => code) ?? [];
  if (codes.length === 0) return 'DONE';
  return codes.some((code) => unknownCodes.has(code)) ? 'UNKNOWN' : 'NOTHING';
}
