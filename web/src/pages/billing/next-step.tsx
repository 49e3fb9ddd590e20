import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { planOf } from '@gatefold/schema';
import {
  ChangePlanDocument,
  ResumeSubscriptionDocument,
  type ShownSubscriptionFragment,
} from '../../gql/graphql.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { PortalButton } from './portal-button.js';
import type { Standing } from './standing.js';
import { useSent } from './use-sent.js';

interface NextStepProps {
  readonly step: NonNullable<Standing['step']>;
  readonly subscription: ShownSubscriptionFragment;
}

/** The one button that a subscription asks for. */
export function NextStep({ step, subscription }: NextStepProps): ReactNode {
  const [resume] = useMutation(ResumeSubscriptionDocument);
  const [change] = useMutation(ChangePlanDocument);
  const { busy, problem, send } = useSent();
  const { plan, interval } = subscription;
  const { name } = planOf(plan.key);
  if (step === 'PAY') return <PortalButton look="primary">Check card and pay</PortalButton>;

  async function keep(): Promise<void> {
    const done = await send(async () => {
      if (step === 'RESUME') return (await resume()).data?.resumeSubscription.userErrors;
      const { data } = await change({ variables: { input: { planKey: plan.key, interval } } });
      return data?.changePlan.userErrors;
    });
    if (done) toast(`You stay on ${name}`);
  }

  return (
    <>
      <Button busy={busy} onClick={() => void keep()}>
        Stay on {name}
      </Button>
      {problem && (
        <Notice tone="bad" className="order-last w-full">
          {problem}
        </Notice>
      )}
    </>
  );
}
