import { useQuery } from '@apollo/client/react';
import { CustomersDocument, type CustomerRowFragment } from '../../../gql/graphql.js';
import { usePages, type Pages } from '../parts/use-pages.js';

const pageSize = 25;

/** People, newest first: everybody, or those whose name, username or e-mail address begins with `search`. */
export function useCustomers(search: string): Pages<CustomerRowFragment> {
  const { data, error, refetch, fetchMore } = useQuery(CustomersDocument, {
    variables: { first: pageSize, search },
    errorPolicy: 'all',
  });
  return usePages({ connection: data?.users, error, refetch, fetchMore });
}
