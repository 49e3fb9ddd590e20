import { useCallback, useState } from 'react';
import { toast } from 'sonner';
import { failureText } from '../../../graphql/failure-text.js';

/** As many rows of a list as were loaded. */
export interface Pages<Row> {
  /** Undefined while loading for the first time. */
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Begins again with the first page. */
  readonly refetch: () => void;
  readonly loadMore: () => Promise<void>;
}

interface Source<Row> {
  readonly connection:
    | {
        readonly edges: readonly { readonly node: Row }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
      }
    | null
    | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
  readonly fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown>;
}

/** Pages of a connection whose cache policy joins them. */
export function usePages<Row>({ connection, error, refetch, fetchMore }: Source<Row>): Pages<Row> {
  const [isLoadingMore, setLoadingMore] = useState(false);
  const after = connection?.pageInfo.endCursor ?? null;
  const loadMore = useCallback(async () => {
    setLoadingMore(true);
    try {
      await fetchMore({ variables: { after } });
    } catch (failure) {
      toast.error(`There is more, and it did not load. ${failureText(failure)}`);
    } finally {
      setLoadingMore(false);
    }
  }, [fetchMore, after]);
  const refetchQuietly = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  return {
    rows: connection?.edges.map(({ node }) => node),
    error,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    isLoadingMore,
    refetch: refetchQuietly,
    loadMore,
  };
}
