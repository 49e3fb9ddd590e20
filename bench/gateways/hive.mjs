import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime, getGraphQLWSOptions } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/**
 * Hive Gateway in a server of its own, with subscriptions over graphql-ws on both sides. Subgraph calls are not shared
 * between requests, which it would do by default: every gateway here has that off.
 * Arguments: supergraph file, port, planner (`javascript` or `rust`).
 */
const [supergraphPath, port, planner] = process.argv.slice(2);
const gateway = createGatewayRuntime({
  supergraph: readFileSync(supergraphPath, 'utf8'),
  ...(planner === 'rust' && { unifiedGraphHandler }),
  transportEntries: {
    '*.http': {
      options: { deduplicateInflightRequests: false, subscriptions: { kind: 'ws', location: '/graphql' } },
    },
  },
  logging: false,
  landingPage: false,
  graphiql: false,
});
// A socket that comes before the first request would find no schema.
await gateway.getSchema();
const server = createServer((request, response) => void gateway(request, response));
const sockets = new WebSocketServer({ server, path: gateway.graphqlEndpoint });
useServer(
  getGraphQLWSOptions(gateway, ({ extra }) => ({ req: extra.request, socket: extra.socket })),
  sockets,
);
server.listen(Number(port), '127.0.0.1');
