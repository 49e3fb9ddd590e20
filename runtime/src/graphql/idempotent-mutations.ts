import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import { endTurn, takeTurn, type Ending, type Turn } from '../idempotency/index.js';
import type { GraphContext, MutationOutcome } from './context.js';

/** What is kept of an answer: its body, and the cookies that went with it. */
interface KeptAnswer {
  readonly data: Record<string, unknown> | null | undefined;
  readonly setCookies: readonly string[];
}

/**
 * Makes every mutation with an `Idempotency-Key` happen once: the same request gets the same answer for a day. The
 * mutations of one document count as one. Whoever refuses or does the work reads the turn from the context.
 */
export function idempotentMutations(): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => {
      let turn: Turn | undefined;
      return {
        responseForOperation: async ({ operation, request, contextValue }) => {
          if (operation.operation !== 'mutation') return null;
          const input = { query: request.query, variables: request.variables };
          turn = await takeTurn(contextValue, { name: fieldsOf(operation), input });
          if (turn?.state === 'MINE') contextValue.workId = turn.id;
          if (turn?.state === 'REFUSED') contextValue.refusal = turn.failure;
          if (turn?.state !== 'DONE') return null;
          const { data, setCookies } = JSON.parse(turn.answer) as KeptAnswer;
          contextValue.setCookies.push(...setCookies);
          return {
            http: { headers: new HeaderMap(), status: undefined },
            body: { kind: 'single', singleResult: { data } },
          };
        },
        willSendResponse: async ({ response, contextValue }) => {
          if (turn?.state !== 'MINE' || response.body.kind !== 'single') return;
          const { data } = response.body.singleResult;
          const kept: KeptAnswer = { data, setCookies: contextValue.setCookies };
          await endTurn(contextValue, turn, endingOf(contextValue.outcomes), JSON.stringify(kept));
        },
      };
    },
  };
}

/** Names of the mutations: a key stands for one request to each set of them. */
function fieldsOf({ selectionSet }: OperationDefinitionNode): string {
  return selectionSet.selections
    .map((part) => (part.kind === 'Field' ? part.name.value : part.kind))
    .join(' ');
}

/** Something that was done must not be done again, whatever became of the mutations beside it. */
function endingOf(outcomes: readonly MutationOutcome[]): Ending {
  if (outcomes.includes('DONE')) return 'DONE';
  return outcomes.includes('UNKNOWN') ? 'UNKNOWN' : 'NOTHING';
}
