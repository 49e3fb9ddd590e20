import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  HttpLink,
  InMemoryCache,
  ServerError,
} from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { from, switchMap } from 'rxjs';
import { freshAccessToken, refreshSession } from '../session/refresh-session.js';
import { currentSession, watchSession } from '../session/session-store.js';

const retriedMark = 'retriedWithNewToken';
/** Close code of a socket whose access token is not valid (any more), or whose session has ended. */
const tokenRefused = 4403;

function isUnauthenticated(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some((each) => each.extensions?.['code'] === 'UNAUTHENTICATED');
  }
  return ServerError.is(error) && error.statusCode === 401;
}

const withToken = new SetContextLink(async (previous) => {
  const token = await freshAccessToken();
  const headers = previous.headers as Record<string, string> | undefined;
  return token ? { headers: { ...headers, authorization: `Bearer ${token}` } } : {};
});

/** An expired session is renewed once, and the operation sent again. */
const renewOnce = new ErrorLink(({ error, operation, forward }) => {
  if (
    !isUnauthenticated(error) ||
    operation.getContext()[retriedMark] ||
    currentSession().status !== 'member'
  )
    return;
  return from(refreshSession()).pipe(
    switchMap((session) => {
      const token = session.status === 'member' ? session.accessToken : undefined;
      operation.setContext((context) => ({
        [retriedMark]: true,
        headers: { ...context['headers'], ...(token ? { authorization: `Bearer ${token}` } : {}) },
      }));
      return forward(operation);
    }),
  );
});

function socketLink(): GraphQLWsLink {
  const socket = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    lazy: true,
    keepAlive: 12_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: async () => {
      const token = await freshAccessToken();
      return token ? { authorization: `Bearer ${token}` } : {};
    },
    on: {
      closed: (event) => {
        const wasRefused = (event as CloseEvent).code === tokenRefused;
        if (wasRefused && currentSession().status === 'member') void refreshSession();
      },
    },
  });
  let member = currentSession().status;
  watchSession(() => {
    const next = currentSession().status;
    if (next !== member) socket.terminate();
    member = next;
  });
  return new GraphQLWsLink(socket);
}

/** The one client of the application: HTTP for queries and mutations, WebSocket for subscriptions. */
export function createApolloClient(): ApolloClient {
  const overHttp = ApolloLink.from([
    withToken,
    renewOnce,
    new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
  ]);
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      socketLink(),
      overHttp,
    ),
    cache: new InMemoryCache({
      typePolicies: {
        Query: {
          fields: {
            products: relayStylePagination(['first']),
            users: relayStylePagination(['search']),
            webhookEvents: relayStylePagination(['filter']),
            emailMessages: relayStylePagination(['status', 'userId']),
          },
        },
        Plan: { keyFields: ['key'] },
        Product: { fields: { files: { merge: false } } },
        PortfolioRevision: { keyFields: false },
        /** Ids of blocks are unique within their document only. */
        Block: { keyFields: false },
        Template: { keyFields: ['key'] },
        Usage: { merge: true },
        User: {
          fields: {
            projects: { merge: false },
            entitlements: { merge: false },
            projectsOverLimit: { merge: false },
            grants: { merge: false },
            purchases: { merge: false },
            courseAccess: { merge: false },
            invoices: { merge: false },
            payments: { merge: false },
          },
        },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
  });
}
