import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One answer of the graph, as a client sees it. */
export interface GraphAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly {
    message: string;
    path?: (string | number)[];
    extensions?: Record<string, unknown>;
  }[];
  readonly headers: Headers;
}

// A black-box test reads answers whose shape it has just asked for.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

/** A frontend: HTTP and WebSocket to the public origin, with its own cookies and access token. */
export class GraphClient {
  accessToken: string | undefined;
  cookie: string | undefined;
  private socket: Client | undefined;

  constructor(readonly origin: string) {}

  /** `headers` come on top of those of every request. */
  async run<Data = Json>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphAnswer<Data>> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const [setCookie] = response.headers.getSetCookie();
    if (setCookie) this.cookie = setCookie.split(';')[0];
    const body = (await response.json()) as { data: Data; errors?: GraphAnswer<Data>['errors'] };
    return { status: response.status, data: body.data, errors: body.errors ?? [], headers: response.headers };
  }

  /** The data of an operation that is expected to work; throws with the errors otherwise. */
  async data<Data = Json>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const answer = await this.run<Data>(query, variables);
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors, null, 2));
    return answer.data;
  }

  /** The payload of a mutation that is expected to work; throws with its userErrors otherwise. */
  async mutate(field: string, selection: string, inputType: string, input: object): Promise<Json> {
    const query = `mutation($input: ${inputType}) { ${field}(input: $input) { ${selection} userErrors { code message path } } }`;
    const data = await this.data<Record<string, { userErrors: unknown[] }>>(query, { input });
    const payload = data[field];
    if (!payload || payload.userErrors.length > 0) throw new Error(`${field}: ${JSON.stringify(payload)}`);
    return payload;
  }

  /** Signs in, and acts as this person from now on. */
  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    const session = await this.mutate('login', 'accessToken', 'LoginInput!', { email, password });
    this.accessToken = session.accessToken as string;
  }

  /** Events of a subscription in order. Ends when the returned iterator is returned. */
  subscribe(query: string, variables: Record<string, unknown> = {}): AsyncIterableIterator<Json> {
    this.socket ??= createClient({
      url: `${this.origin.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => (this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}),
      shouldRetry: () => true,
      retryAttempts: 50,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
    });
    return this.socket.iterate({ query, variables }) as AsyncIterableIterator<Json>;
  }

  async close(): Promise<void> {
    await this.socket?.dispose();
  }
}
