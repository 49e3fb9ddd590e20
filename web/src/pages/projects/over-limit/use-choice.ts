import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import {
  ProjectsToChooseFromDocument,
  type ProjectStandingFragment,
  type ProjectsToChooseFromQuery,
} from '../../../gql/graphql.js';

/** Everything a person chooses from. */
interface Choice {
  readonly projects: readonly ProjectStandingFragment[];
  /** How many stay live. */
  readonly limit: number;
}

/** The choice once it is loaded, page by page. */
export interface LoadingChoice {
  readonly choice: Choice | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

type Page = NonNullable<ProjectsToChooseFromQuery['me']>;

async function loadPage(client: ApolloClient, after: string | null): Promise<Page> {
  const { data } = await client.query({
    query: ProjectsToChooseFromDocument,
    variables: { after },
    fetchPolicy: 'network-only',
  });
  if (!data?.me) throw new Error('The answer holds no person');
  return data.me;
}

/** Loads all projects of the person as they are now. */
export function useChoice(): LoadingChoice {
  const client = useApolloClient();
  const [attempt, setAttempt] = useState(0);
  const [choice, setChoice] = useState<Choice>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const leaving = new AbortController();
    const load = async (): Promise<void> => {
      const projects: ProjectStandingFragment[] = [];
      let limit = 0;
      let after: string | null | undefined = null;
      do {
        const me: Page = await loadPage(client, after);
        projects.push(...me.projects.nodes);
        limit = me.projects.totalCount - (me.projectsOverLimit?.totalCount ?? 0);
        after = me.projects.pageInfo.hasNextPage ? me.projects.pageInfo.endCursor : null;
      } while (after && !leaving.signal.aborted);
      if (!leaving.signal.aborted) setChoice({ projects, limit });
    };
    load().catch((reason: unknown) => !leaving.signal.aborted && setError(reason));
    return () => leaving.abort();
  }, [client, attempt]);

  const retry = useCallback(() => {
    setError(undefined);
    setAttempt((count) => count + 1);
  }, []);
  return { choice, error, retry };
}
