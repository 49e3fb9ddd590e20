import type { ExecutionResult } from 'graphql';

/** The answer to one event as every client of a share gets it: each form of it is made once, when first asked for. */
export class SerializedAnswer {
  private tail: Buffer | undefined;
  private event: Buffer | undefined;

  constructor(private readonly result: ExecutionResult) {}

  /** The end of a `next` message of graphql-ws, from its payload on. */
  get messageTail(): Buffer {
    return (this.tail ??= Buffer.from(`${JSON.stringify(this.result)}}`));
  }

  /** As a server-sent event of graphql-sse. */
  get serverSentEvent(): Buffer {
    return (this.event ??= Buffer.from(`event: next\ndata: ${JSON.stringify(this.result)}\n\n`));
  }
}
