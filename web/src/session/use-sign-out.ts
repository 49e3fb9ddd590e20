import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LogoutDocument } from '../gql/graphql.js';
import { endSession } from './start-session.js';

/** Ends the session here, in other tabs and on the server. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    try {
      await client.mutate({ mutation: LogoutDocument });
    } finally {
      endSession();
      await navigate({ to: '/login' });
      await client.clearStore();
    }
  }, [client, navigate]);
}
