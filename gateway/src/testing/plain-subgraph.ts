import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { TestSubgraphDefinition } from './test-subgraph.js';

interface SubgraphRequestBody {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A real subgraph over HTTP and graphql-ws on a free port that knows nothing of the platform. */
export class PlainSubgraph {
  /** What it was asked over HTTP. */
  readonly requests: SubgraphRequestBody[] = [];
  /** Who asked it last, by the client's own word. */
  lastAuthorization: string | undefined;
  private readonly schema: GraphQLSchema;
  private readonly server: Server;
  private readonly sockets: WebSocketServer;

  constructor(readonly definition: TestSubgraphDefinition) {
    this.schema = buildSubgraphSchema([
      { typeDefs: parse(definition.typeDefs), resolvers: definition.resolvers },
    ]);
    this.server = createServer((request, response) => void this.answer(request, response));
    this.sockets = new WebSocketServer({ server: this.server, path: '/graphql' });
    useServer({ schema: this.schema, context: (connection) => connection }, this.sockets);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  async stop(): Promise<void> {
    for (const client of this.sockets.clients) client.terminate();
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request)) as SubgraphRequestBody;
    this.requests.push(body);
    this.lastAuthorization = request.headers.authorization;
    const document = parse(body.query);
    const errors = validate(this.schema, document);
    const result =
      errors.length > 0
        ? { errors }
        : await execute({
            schema: this.schema,
            document,
            variableValues: body.variables,
            operationName: body.operationName,
          });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  }
}
