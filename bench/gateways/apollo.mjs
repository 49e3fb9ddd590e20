import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { fetch } from 'undici';

/**
 * @apollo/server with @apollo/gateway as their documentation starts them, or with undici's fetch in place of the
 * default fetcher. Arguments: supergraph file, port, `undici` (optional).
 */
const [supergraphPath, port, fetcher] = process.argv.slice(2);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraphPath, 'utf8'),
  ...(fetcher === 'undici' && {
    buildService: ({ url }) => new RemoteGraphQLDataSource({ url, fetcher: fetch }),
  }),
});
await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { host: '127.0.0.1', port: Number(port) },
});
