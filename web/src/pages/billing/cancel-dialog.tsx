import { useMutation } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { planOf } from '@gatefold/schema';
import { CancelSubscriptionDocument, type ShownSubscriptionFragment } from '../../gql/graphql.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/dialog.js';
import { formatDate } from '../../ui/format-time.js';
import { Notice } from '../../ui/notice.js';
import { useSent } from './use-sent.js';

/** Ends a subscription, at the end of what is paid for unless the person wants it now. Says exactly what happens. */
export function CancelDialog({
  subscription,
  onClose,
}: {
  subscription: ShownSubscriptionFragment;
  onClose: () => void;
}): ReactNode {
  const [cancel] = useMutation(CancelSubscriptionDocument);
  const { busy, problem, send } = useSent();
  const [immediately, setImmediately] = useState(false);
  const { name } = planOf(subscription.plan.key);
  const end = formatDate(subscription.currentPeriodEnd);

  async function submit(): Promise<void> {
    const done = await send(async () => {
      const { data } = await cancel({ variables: { input: { immediately } } });
      return data?.cancelSubscription.userErrors;
    });
    if (!done) return;
    toast(immediately ? `${name} has ended` : `${name} ends on ${end}`);
    onClose();
  }

  return (
    <Panel
      open
      onClose={onClose}
      title={`Cancel ${name}?`}
      description="Your page stays online, and nothing is deleted."
      footer={
        <>
          <Button look="danger" busy={busy} onClick={() => void submit()}>
            {immediately ? 'End it now' : `End it on ${end}`}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Keep {name}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <fieldset className="grid gap-3">
          <legend className="sr-only">When it ends</legend>
          <Choice
            name="cancel-when"
            checked={!immediately}
            onChoose={() => setImmediately(false)}
            title="When the paid period ends"
            text={`You keep ${name} until ${end}. You can change your mind until then.`}
          />
          <Choice
            name="cancel-when"
            checked={immediately}
            onChoose={() => setImmediately(true)}
            title="Now"
            text={`${name} ends at once. What you paid for the rest of the period is not paid back.`}
          />
        </fieldset>
        <p className="text-sm text-ink-2">
          After that, no further payments are taken for {name}. If nothing else gives you a plan, you are on
          Free: what does not fit into it becomes read-only, and comes back with a larger plan.
        </p>
      </div>
    </Panel>
  );
}
