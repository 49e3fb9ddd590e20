import type { FetchNode } from '@apollo/query-planner';
import { prepareOperation, type PreparedOperation } from '../fetcher/subgraph-request.js';

/** The operations of one plan: fetches that ask one subgraph for the same, under whatever name, have the same object. */
export class PreparedOperations {
  private readonly byText = new Map<string, PreparedOperation>();
  private readonly shared = new Set<PreparedOperation>();

  of({ serviceName, operation: text, operationName }: FetchNode): PreparedOperation {
    const key = `${serviceName} ${text.replace(/^query \w+/, 'query')}`;
    const known = this.byText.get(key);
    if (known) {
      this.shared.add(known);
      return known;
    }
    const operation = prepareOperation(text, operationName);
    this.byText.set(key, operation);
    return operation;
  }

  /** Those that more than one fetch makes. */
  get repeated(): ReadonlySet<PreparedOperation> {
    return this.shared;
  }
}
