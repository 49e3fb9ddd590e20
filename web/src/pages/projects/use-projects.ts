import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { useLiveEntitlements } from '../../entitlements/use-live-entitlements.js';
import {
  MyProjectsDocument,
  type EditableProjectFragment,
  type MyProjectsQuery,
  type ProjectStatus,
} from '../../gql/graphql.js';

const pageSize = 50;

type Limit = NonNullable<NonNullable<MyProjectsQuery['me']>['entitlement']>;

/** The person's projects, as many as were loaded. */
export interface ProjectList {
  /** Undefined while loading for the first time. */
  readonly projects: readonly EditableProjectFragment[] | undefined;
  readonly totalCount: number;
  readonly hasMore: boolean;
  readonly username: string | undefined;
  /** The bound on projects, null when billing does not answer. */
  readonly limit: Limit | null;
  readonly error: unknown;
  readonly refetch: () => void;
  readonly loadMore: () => Promise<void>;
  /** Shows another order at once, before the server has confirmed it. */
  readonly showOrder: (ids: readonly string[]) => void;
}

function inOrder(
  projects: readonly EditableProjectFragment[],
  ids: readonly string[],
): EditableProjectFragment[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  return [...projects].sort((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length));
}

/** Loads the projects of one status, or of all. */
export function useProjects(status: ProjectStatus | undefined): ProjectList {
  useLiveEntitlements();
  const { data, error, refetch, fetchMore, updateQuery } = useQuery(MyProjectsDocument, {
    variables: { first: pageSize, ...(status ? { status } : {}) },
    errorPolicy: 'all',
  });
  const connection = data?.me?.projects;

  const loadMore = useCallback(async () => {
    await fetchMore({
      variables: { after: connection?.pageInfo.endCursor ?? null },
      updateQuery: (previous, { fetchMoreResult }) => {
        const [before, more] = [previous.me, fetchMoreResult.me];
        if (!before || !more) return previous as MyProjectsQuery;
        const nodes = [...before.projects.nodes, ...more.projects.nodes];
        return {
          ...fetchMoreResult,
          me: { ...more, projects: { ...more.projects, nodes } },
        } as MyProjectsQuery;
      },
    });
  }, [connection, fetchMore]);

  const showOrder = useCallback(
    (ids: readonly string[]) => {
      updateQuery((previous) => {
        const me = previous.me;
        if (!me?.projects?.nodes) return undefined;
        const nodes = inOrder(me.projects.nodes as EditableProjectFragment[], ids);
        return { ...previous, me: { ...me, projects: { ...me.projects, nodes } } } as MyProjectsQuery;
      });
    },
    [updateQuery],
  );

  return {
    projects: connection?.nodes,
    totalCount: connection?.totalCount ?? 0,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    username: data?.me?.username,
    limit: data?.me?.entitlement ?? null,
    error,
    refetch: useCallback(() => void refetch(), [refetch]),
    loadMore,
    showOrder,
  };
}
