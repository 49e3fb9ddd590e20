import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import {
  PreviewPlanChangeDocument,
  type PlanInput,
  type PreviewPlanChangeMutation,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';

/** What a change would cost, as Stripe computes it. */
export type PricedChange = NonNullable<PreviewPlanChangeMutation['previewPlanChange']['preview']>;

interface Answer {
  readonly asked: string;
  readonly shown?: PricedChange | null | undefined;
  readonly problem?: string | undefined;
}

/** Asks what a change would cost, each time when the wish changes; a late answer to an earlier wish is dropped. */
export function usePlanChangePreview(wish: PlanInput | undefined): Omit<Answer, 'asked'> {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<Answer>();
  const { planKey, interval } = wish ?? {};
  const asked = wish && `${wish.planKey} ${wish.interval}`;
  useEffect(() => {
    if (!planKey || !interval || !asked) return undefined;
    let isCurrent = true;
    const tell = (given: Omit<Answer, 'asked'>): void => {
      if (isCurrent) setAnswer({ asked, ...given });
    };
    client.mutate({ mutation: PreviewPlanChangeDocument, variables: { input: { planKey, interval } } }).then(
      ({ data }) =>
        tell({
          shown: data?.previewPlanChange.preview,
          problem: data?.previewPlanChange.userErrors[0]?.message,
        }),
      (error: unknown) => tell({ problem: failureText(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, asked, planKey, interval]);
  return answer && answer.asked === asked ? answer : {};
}
