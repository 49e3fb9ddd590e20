import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, subscribe, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { resolvers, typeDefs } from './ticks.mjs';

/** graphql-ws as it comes: the subgraph of the gateways, and the server that clients could use without a gateway. */
const schema = buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers: resolvers() });
const server = createServer((_request, response) => response.end('{"status":"ok"}'));
// The functions are given so that they and the schema are of one copy of graphql.
useServer({ schema, execute, parse, subscribe, validate }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(Number(process.argv[2]), '127.0.0.1');
