import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { identityHeader, verifyIdentity, type Actor } from '@gatefold/runtime/identity';
import { execute, parse, subscribe, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** How a test subgraph answers over HTTP. */
export type Behaviour = 'ok' | 'hang' | 'status 401' | 'status 500' | 'truncated' | 'oversize' | 'not JSON';

type SubgraphModule = Exclude<
  Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number],
  DocumentNode
>;

export interface TestSubgraphDefinition {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: NonNullable<SubgraphModule['resolvers']>;
}

export interface SubgraphContext {
  readonly actor: Actor;
  readonly headers: IncomingMessage['headers'];
  /** `set-cookie` lines of the answer. */
  readonly cookies: string[];
}

interface SubgraphBody {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A real subgraph over HTTP and graphql-ws on a free port, which only serves signed identities. */
export class TestSubgraph {
  behaviour: Behaviour = 'ok';
  /** Headers of each answer over HTTP. */
  responseHeaders: Readonly<Record<string, string>> = {};
  /** Time that each answer over HTTP takes longer. */
  delayMs = 0;
  /** WebSocket connections that were made so far. */
  socketsOpened = 0;
  /** So many next requests lose their connection before they are read. */
  dropNext = 0;
  /** Documents received over HTTP. */
  readonly documents: string[] = [];
  readonly contexts: SubgraphContext[] = [];
  /** Key set served at `/.well-known/jwks.json`. */
  jwks: unknown;
  private server: Server | undefined;
  private readonly connections = new Set<Socket>();
  private sockets: WebSocketServer | undefined;
  private port = 0;
  private readonly schema: GraphQLSchema;

  constructor(
    readonly definition: TestSubgraphDefinition,
    private readonly identityKey: KeyObject,
  ) {
    this.schema = buildSubgraphSchema([
      { typeDefs: parse(definition.typeDefs), resolvers: definition.resolvers },
    ]);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  /** Listens, after {@link kill} again on the same port. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.handle(request, response));
    server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
    this.serveSockets(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Drops every connection and stops listening, as a killed process does. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    // Marks them as closed before events that wait are written to them.
    for (const socket of this.sockets?.clients ?? []) socket.terminate();
    for (const socket of this.connections) socket.destroy();
    await closed;
  }

  /** Stops reading and writing on the present WebSocket connections without closing them. */
  freezeSockets(): void {
    for (const socket of this.sockets?.clients ?? []) {
      socket.pause();
      socket.send = () => undefined;
    }
  }

  private serveSockets(server: Server): void {
    this.sockets = new WebSocketServer({ server, path: '/graphql' });
    this.sockets.on('connection', () => (this.socketsOpened += 1));
    const name = this.definition.name;
    useServer(
      {
        schema: this.schema,
        onConnect: async ({ connectionParams }) => {
          const actor = await verifyIdentity(this.identityKey, name, String(connectionParams?.['identity']));
          return actor.kind === 'service';
        },
        context: async (_context, _id, payload) => {
          const actor = await verifyIdentity(
            this.identityKey,
            name,
            String(payload.extensions?.['identity']),
          );
          const context: SubgraphContext = { actor, headers: {}, cookies: [] };
          this.contexts.push(context);
          return context;
        },
        subscribe: (args) => subscribe(args),
      },
      this.sockets,
    );
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/ready') return void response.writeHead(200).end('ready');
    if (request.url === '/.well-known/jwks.json') return void response.end(JSON.stringify(this.jwks));
    if (this.dropNext > 0) {
      this.dropNext -= 1;
      return void request.socket.destroy();
    }
    const body = await text(request);
    if (this.behaviour === 'hang') return;
    const answer = JSON.stringify(await this.answer(request, response, body));
    if (this.delayMs > 0) await setTimeout(this.delayMs);
    response.setHeader('content-type', 'application/json');
    response.setHeaders(new Map(Object.entries(this.responseHeaders)));
    switch (this.behaviour) {
      case 'status 401':
        return void response.writeHead(401).end('{"errors":[{"message":"who are you"}]}');
      case 'status 500':
        return void response.writeHead(500).end('{"errors":[{"message":"secret stack"}]}');
      case 'truncated':
        return void response.end(answer.slice(0, -5));
      case 'not JSON':
        return void response.end('<html>');
      case 'oversize':
        return void response.end(`{"data":null,"extensions":"${'x'.repeat(200_000)}"}`);
      case 'ok':
        response.end(answer);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<unknown> {
    const { query, variables, operationName } = JSON.parse(body) as SubgraphBody;
    this.documents.push(query);
    const identity = String(request.headers[identityHeader]);
    const actor = await verifyIdentity(this.identityKey, this.definition.name, identity).catch(
      () => undefined,
    );
    if (!actor) {
      response.statusCode = 401;
      return { errors: [{ message: 'no identity', extensions: { code: 'UNAUTHENTICATED' } }] };
    }
    const context: SubgraphContext = { actor, headers: request.headers, cookies: [] };
    this.contexts.push(context);
    const document = parse(query);
    const errors = validate(this.schema, document);
    if (errors.length > 0) return { errors };
    const result = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      operationName,
      contextValue: context,
    });
    if (context.cookies.length > 0) response.setHeader('set-cookie', context.cookies);
    return result;
  }
}
