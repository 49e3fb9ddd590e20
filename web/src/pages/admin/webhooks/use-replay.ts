import { useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import {
  ReplayWebhookEventDocument,
  type WebhookDetailFragment,
  type WebhookEventStatus,
} from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';

/** An event that can be processed again. */
export interface Replay {
  readonly replay: () => Promise<void>;
  readonly isSending: boolean;
  /** Once the platform has agreed: where the event stands since. */
  readonly status: WebhookEventStatus | undefined;
  /** Why it was not agreed to. */
  readonly problem: string | undefined;
}

/**
 * Has an event processed again. What comes of it is told by pushes alone, in their order: the answer of the mutation may arrive
 * after the push that says how it went, so the event is not read from it.
 */
export function useReplay(event: WebhookDetailFragment): Replay {
  const [send, { loading: isSending }] = useMutation(ReplayWebhookEventDocument);
  const [accepted, setAccepted] = useState<WebhookDetailFragment>();
  const [problem, setProblem] = useState<string>();
  const replay = useCallback(async () => {
    setAccepted(undefined);
    setProblem(undefined);
    try {
      const { data } = await send({ variables: { input: { id: event.id } } });
      const refusal = data?.replayWebhookEvent.userErrors[0];
      if (refusal) setProblem(refusal.message);
      else setAccepted(event);
    } catch (error) {
      setProblem(failureText(error));
    }
  }, [send, event]);
  const status = accepted && (accepted === event ? 'RECEIVED' : event.status);
  return { replay, isSending, status, problem };
}
