import { useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { SetSpendingCapDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { formatMoney } from '../../ui/format-money.js';

interface CapWithoutSubscriptionProps {
  readonly planName: string;
  /** A cap of an earlier subscription, in cents. */
  readonly amountCents: number;
  readonly currency: string;
}

/** Why nothing is charged by the unit under a plan that comes from a pass, a course or an administrator alone. */
export function CapWithoutSubscription(props: CapWithoutSubscriptionProps): ReactNode {
  const { planName, amountCents, currency } = props;
  const [send, { loading }] = useMutation(SetSpendingCapDocument);

  async function switchOff(): Promise<void> {
    try {
      const { data } = await send({ variables: { input: { amountCents: 0 } } });
      toast(data?.setSpendingCap.userErrors[0]?.message ?? 'Spending cap switched off');
    } catch (error) {
      toast(failureText(error));
    }
  }

  return (
    <section aria-label="Spending cap" className="grid gap-3 text-sm text-ink-2">
      <p>
        Your plan stops at its limits. Going on is charged to a subscription, and you have the {planName} plan
        without one: <Link to="/pricing">subscribe to {planName}</Link> to set a spending cap.
      </p>
      {amountCents > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="tabular-nums">
            Your spending cap of {formatMoney(amountCents, currency)} a month has no effect until then.
          </p>
          <Button look="secondary" size="small" busy={loading} onClick={() => void switchOff()}>
            Switch off
          </Button>
        </div>
      )}
    </section>
  );
}
