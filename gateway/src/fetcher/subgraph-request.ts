/** An operation for one subgraph as it goes on the wire. */
export interface SubgraphRequest {
  readonly subgraph: string;
  /** The body of the POST: JSON. */
  readonly body: string;
  /** Whether it only reads, so that it may be sent again and shared. */
  readonly isRead: boolean;
}

/** What is the same each time an operation is sent. */
export interface PreparedOperation {
  /** The JSON body up to the variables, which follow as an object, and `}`. */
  readonly bodyStart: string;
  readonly isRead: boolean;
}

const readOperation = /^\s*(?:query\b|\{)/;

/** Prepares an operation for being sent with ever other variables. */
export function prepareOperation(query: string, operationName: string | undefined): PreparedOperation {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return {
    bodyStart: `{"query":${JSON.stringify(query)}${name},"variables":`,
    isRead: readOperation.test(query),
  };
}

/** A prepared operation with variables in JSON. */
export function requestOf(
  subgraph: string,
  { bodyStart, isRead }: PreparedOperation,
  variables: string,
): SubgraphRequest {
  return { subgraph, body: `${bodyStart}${variables}}`, isRead };
}
