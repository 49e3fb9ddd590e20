/** A failure that the API reported, with what was being done. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

interface UserError {
  readonly code: string;
  readonly message: string;
}

/** Talks to the public API as a web app does: GraphQL over HTTP with a bearer token. */
export class ApiClient {
  private token: string | null = null;

  constructor(private readonly origin: string) {}

  /** Requests from here on are those of the person whom this token names. */
  signIn(token: string): void {
    this.token = token;
  }

  /** Runs an operation and gives its data. Throws an ApiError on any top-level error. */
  async run<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? 'operation';
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(15_000),
    });
    const answer = (await response.json().catch(() => ({}))) as {
      data?: Data;
      errors?: { message: string }[];
    };
    if (answer.errors?.length || !answer.data) {
      const reason = answer.errors?.map(({ message }) => message).join('; ') ?? `status ${response.status}`;
      throw new ApiError(`${name}: ${reason}`);
    }
    return answer.data;
  }

  /** Runs a mutation with one root field and gives that field. Throws an ApiError when its `userErrors` are not empty. */
  async change<Payload>(mutation: string, variables: Record<string, unknown>): Promise<Payload> {
    const data = await this.run<Record<string, Payload & { userErrors: UserError[] }>>(mutation, variables);
    const [[field, payload] = ['nothing', undefined]] = Object.entries(data);
    if (!payload) throw new ApiError(`${field} answered nothing`);
    if (payload.userErrors.length > 0) {
      throw new ApiError(
        `${field}: ${payload.userErrors.map(({ code, message }) => `${code} ${message}`).join('; ')}`,
      );
    }
    return payload;
  }
}
