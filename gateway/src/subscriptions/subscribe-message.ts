import type { SubscribePayload } from 'graphql-ws';
import type { Cursor, PrimaryOperation } from './primary-operation.js';

type Variables = Readonly<Record<string, unknown>>;

/**
 * What the owning subgraph is sent. The query is read whenever the message goes out, since the client of graphql-ws may
 * send it again by itself: it then asks for what came after the cursor of that moment.
 */
export function subscribeMessage(
  primary: PrimaryOperation,
  variables: Variables,
  cursorNow: () => Cursor | undefined,
  extensions: { readonly identity: string | undefined; readonly requestId: string },
): SubscribePayload {
  return {
    get query() {
      const cursor = cursorNow();
      return cursor === undefined ? primary.query : primary.queryAfter(cursor);
    },
    operationName: primary.fetch.operationName ?? null,
    variables: pick(variables, primary.fetch.variableUsages ?? []),
    extensions,
  };
}

function pick(variables: Variables, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in variables).map((name) => [name, variables[name]]));
}
