import { useQuery } from '@apollo/client/react';
import { ManagedProductsDocument, type ManagedProductFragment } from '../../../gql/graphql.js';
import { usePages, type Pages } from '../parts/use-pages.js';

/** Differs from the size of the list on /downloads: it tells the two apart in the cache. */
const pageSize = 25;

/** Every product with its terms and files, newest first. */
export function useProducts(): Pages<ManagedProductFragment> {
  const { data, error, refetch, fetchMore } = useQuery(ManagedProductsDocument, {
    variables: { first: pageSize },
    errorPolicy: 'all',
  });
  return usePages({ connection: data?.products, error, refetch, fetchMore });
}
