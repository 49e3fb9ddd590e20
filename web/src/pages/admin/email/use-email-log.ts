import { useQuery } from '@apollo/client/react';
import { EmailLogDocument, type EmailLogEntryFragment, type EmailStatus } from '../../../gql/graphql.js';
import { usePages, type Pages } from '../parts/use-pages.js';

interface EmailFilter {
  readonly status?: EmailStatus | undefined;
  /** Global id of the person they are for. */
  readonly userId?: string;
  readonly pageSize: number;
}

/** The e-mail log, newest first. */
export function useEmailLog({ status, userId, pageSize }: EmailFilter): Pages<EmailLogEntryFragment> {
  const { data, error, refetch, fetchMore } = useQuery(EmailLogDocument, {
    variables: { first: pageSize, ...(status && { status }), ...(userId && { userId }) },
  });
  return usePages({ connection: data?.emailMessages, error, refetch, fetchMore });
}
