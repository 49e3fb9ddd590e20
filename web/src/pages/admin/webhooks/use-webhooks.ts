import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import {
  WebhookEventUpdatedDocument,
  WebhookEventsDocument,
  type WebhookDetailFragment,
  type WebhookEventStatus,
} from '../../../gql/graphql.js';
import { usePages, type Pages } from '../parts/use-pages.js';
import type { WebhookProvider } from './webhook-words.js';

const pageSize = 50;
/** Pushes within this time, in milliseconds, are one read. */
const gatherMs = 250;

/** Which events the list shows. */
export interface WebhookFilter {
  readonly provider?: WebhookProvider | undefined;
  readonly status?: WebhookEventStatus | undefined;
}

/** A list that follows what happens. */
export interface LiveWebhooks extends Pages<WebhookDetailFragment> {
  /** Events that arrived and are not in the list, because several pages of it are shown. */
  readonly newCount: number;
}

/**
 * Events, newest first. One that is listed changes in place, also when it then no longer fits the filter: nothing moves
 * under the pointer. A new one appears by itself while the first page is shown, and is counted after that.
 */
export function useWebhooks({ provider, status }: WebhookFilter): LiveWebhooks {
  const filter = { ...(provider && { provider }), ...(status && { status }) };
  const { data, error, refetch, fetchMore } = useQuery(WebhookEventsDocument, {
    variables: { first: pageSize, filter },
    errorPolicy: 'all',
  });
  const pages = usePages({ connection: data?.webhookEvents, error, refetch, fetchMore });
  const [newIds, setNewIds] = useState<ReadonlySet<string>>(new Set());
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(gathering.current), []);

  const readAgain = (): void => {
    setNewIds(new Set());
    pages.refetch();
  };
  const readSoon = (): void => {
    clearTimeout(gathering.current);
    gathering.current = setTimeout(readAgain, gatherMs);
  };
  const { restart } = useSubscription(WebhookEventUpdatedDocument, {
    onData: ({ data: { data: pushed } }) => {
      const event = pushed?.webhookEventUpdated;
      if (!event) return readSoon();
      const isListed = pages.rows?.some(({ id }) => id === event.id) ?? false;
      const fits = (!provider || event.provider === provider) && (!status || event.status === status);
      if (isListed || !fits) return;
      if ((pages.rows?.length ?? 0) <= pageSize) readSoon();
      else setNewIds((known) => new Set([...known, event.id]));
    },
    // The stream ends when changes may have been missed.
    onComplete: () => {
      readSoon();
      restart();
    },
  });
  return { ...pages, refetch: readAgain, newCount: newIds.size };
}
