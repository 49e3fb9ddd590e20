import { useMutation } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { planOf, plans, type BillingInterval } from '@gatefold/schema';
import { ChangePlanDocument, type ShownSubscriptionFragment, type Tier } from '../../gql/graphql.js';
import type { PriceOf } from '../../plans/plan-prices.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/dialog.js';
import { formatMoney } from '../../ui/format-money.js';
import { Notice } from '../../ui/notice.js';
import { Segmented } from '../../ui/segmented.js';
import { FreezingProjects } from './freezing-projects.js';
import { PlanChangePreview } from './plan-change-preview.js';
import { usePlanChangePreview } from './use-plan-change-preview.js';
import { useSent } from './use-sent.js';

const sold = plans.filter(({ priceAmountCents }) => priceAmountCents !== null);

interface ChangePlanDialogProps {
  readonly subscription: ShownSubscriptionFragment;
  readonly wanted: Tier;
  readonly priceOf: PriceOf;
  readonly onClose: () => void;
}

/** Another plan or interval: what it costs, from when, and what would change, before anything is done. */
export function ChangePlanDialog({
  subscription,
  wanted,
  priceOf,
  onClose,
}: ChangePlanDialogProps): ReactNode {
  const [change] = useMutation(ChangePlanDocument);
  const { busy, problem, send } = useSent();
  const [planKey, setPlanKey] = useState<Tier>(
    planOf(wanted).priceAmountCents ? wanted : subscription.plan.key,
  );
  const [interval, setInterval] = useState<BillingInterval>(subscription.interval);
  const isSame = planKey === subscription.plan.key && interval === subscription.interval;
  const preview = usePlanChangePreview(isSame ? undefined : { planKey, interval });
  const { name, rank } = planOf(planKey);

  async function submit(): Promise<void> {
    const done = await send(async () => {
      const { data } = await change({ variables: { input: { planKey, interval } } });
      return data?.changePlan.userErrors;
    });
    if (!done) return;
    toast(preview.shown?.effectiveAt ? `${name} follows when the period ends` : `You are on ${name}`);
    onClose();
  }

  return (
    <Panel
      open
      onClose={onClose}
      title="Change your plan"
      description="Nothing changes before you confirm."
      footer={
        <>
          <Button busy={busy} disabled={!preview.shown} onClick={() => void submit()}>
            {preview.shown && preview.shown.dueNowAmountCents > 0
              ? `Change and pay ${formatMoney(preview.shown.dueNowAmountCents, preview.shown.currency)}`
              : 'Change plan'}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Keep it as it is
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <Segmented<BillingInterval>
          label="How often you pay"
          value={interval}
          onChange={setInterval}
          options={[
            { value: 'MONTH', label: 'Monthly' },
            { value: 'YEAR', label: 'Yearly' },
          ]}
        />
        <fieldset className="grid gap-3">
          <legend className="sr-only">Plan</legend>
          {sold.map((plan) => {
            const price = priceOf(plan.key, interval);
            return (
              <Choice
                key={plan.key}
                name="change-plan"
                checked={plan.key === planKey}
                onChoose={() => setPlanKey(plan.key)}
                title={plan.key === subscription.plan.key ? `${plan.name}, your plan` : plan.name}
                text={plan.description}
                aside={price && formatMoney(price.amountCents, price.currency)}
              />
            );
          })}
        </fieldset>
        <PlanChangePreview
          isSame={isSame}
          planName={name}
          interval={interval}
          shown={preview.shown}
          problem={preview.problem}
        />
        {rank < planOf(subscription.plan.key).rank && <FreezingProjects planKey={planKey} />}
      </div>
    </Panel>
  );
}
