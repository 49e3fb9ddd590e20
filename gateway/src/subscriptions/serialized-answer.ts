import type { ExecutionResult } from 'graphql';

/** The answer to one event as every client of a share gets it: each form of it is made once, when first asked for. */
export class SerializedAnswer {
  private text: string | undefined;
  private event: Buffer | undefined;

  constructor(private readonly result: ExecutionResult) {}

  get json(): string {
    return (this.text ??= JSON.stringify(this.result));
  }

  /** As a server-sent event of graphql-sse. */
  get serverSentEvent(): Buffer {
    return (this.event ??= Buffer.from(`event: next\ndata: ${this.json}\n\n`));
  }
}
