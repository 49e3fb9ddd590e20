import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { ReplayWebhookEventDocument, WebhookDetailFragmentDoc } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';

/** An event that can be processed again. What comes of it is told by the event itself. */
export interface Replay {
  readonly replay: () => Promise<void>;
  readonly isSending: boolean;
  /** True once the platform has agreed. */
  readonly isAccepted: boolean;
  /** Why it was not agreed to. */
  readonly problem: string | undefined;
}

/** Has an event processed again. The answer may arrive after a push that says how it went, and must not take that back. */
export function useReplay(eventId: string): Replay {
  const client = useApolloClient();
  const [send, { loading: isSending }] = useMutation(ReplayWebhookEventDocument, { fetchPolicy: 'no-cache' });
  const [isAccepted, setAccepted] = useState(false);
  const [problem, setProblem] = useState<string>();
  const replay = useCallback(async () => {
    setAccepted(false);
    setProblem(undefined);
    const place = {
      id: client.cache.identify({ __typename: 'WebhookEvent', id: eventId }),
      fragment: WebhookDetailFragmentDoc,
      fragmentName: 'WebhookDetail',
    };
    const before = client.readFragment(place);
    try {
      const { data } = await send({ variables: { input: { id: eventId } } });
      const { webhookEvent, userErrors } = data?.replayWebhookEvent ?? {};
      const refusal = userErrors?.[0];
      if (refusal) return setProblem(refusal.message);
      if (webhookEvent && client.readFragment(place) === before) {
        client.writeFragment({ ...place, data: webhookEvent });
      }
      setAccepted(true);
    } catch (error) {
      setProblem(failureText(error));
    }
  }, [client, send, eventId]);
  return { replay, isSending, isAccepted, problem };
}
