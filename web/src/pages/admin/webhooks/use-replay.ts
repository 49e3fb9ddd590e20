import { useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { ReplayWebhookEventDocument } from '../../../gql/graphql.js';
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

/** Has an event processed again. */
export function useReplay(eventId: string): Replay {
  const [send, { loading: isSending }] = useMutation(ReplayWebhookEventDocument);
  const [isAccepted, setAccepted] = useState(false);
  const [problem, setProblem] = useState<string>();
  const replay = useCallback(async () => {
    setAccepted(false);
    setProblem(undefined);
    try {
      const { data } = await send({ variables: { input: { id: eventId } } });
      const refusal = data?.replayWebhookEvent.userErrors[0];
      if (refusal) setProblem(refusal.message);
      else setAccepted(true);
    } catch (error) {
      setProblem(failureText(error));
    }
  }, [send, eventId]);
  return { replay, isSending, isAccepted, problem };
}
