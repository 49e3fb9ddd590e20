import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { ShownGrantFragment, ShownSubscriptionFragment, Tier } from '../../gql/graphql.js';
import { usePlanPrices } from '../../plans/plan-prices.js';
import { isRunning } from '../../plans/subscription-standing.js';
import { planLines } from '../../plans/plan-words.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Card, Pill } from '../../ui/card.js';
import { Notice } from '../../ui/notice.js';
import { CancelDialog } from './cancel-dialog.js';
import { ChangePlanDialog } from './change-plan-dialog.js';
import { NextStep } from './next-step.js';
import { standingOf } from './standing.js';

interface PlanSectionProps {
  readonly tier: Tier;
  readonly subscription: ShownSubscriptionFragment | null;
  readonly grants: readonly ShownGrantFragment[];
  /** Plan whose change the address asks for. */
  readonly wanted: Tier | undefined;
  /** Opens the change of plan, or closes it with undefined. */
  readonly onWant: (plan: Tier | undefined) => void;
}

/** The plan of now: where the subscription stands, what it includes, and everything that can be done with it. */
export function PlanSection({ tier, subscription, grants, wanted, onWant }: PlanSectionProps): ReactNode {
  const [cancelling, setCancelling] = useState(false);
  const priceOf = usePlanPrices();
  const nextPrice = subscription
    ? priceOf(
        (subscription.nextPlan ?? subscription.plan).key,
        subscription.nextInterval ?? subscription.interval,
      )
    : null;
  const standing = standingOf(subscription, nextPrice, grants);
  const plan = planOf(tier);
  const canChange = standing?.isChangeable === true && subscription !== null;
  return (
    <Card
      title="Your plan"
      aside={
        standing && <Pill tone={standing.tone === 'bad' ? 'warn' : standing.tone}>{standing.label}</Pill>
      }
    >
      <p className="text-4xl font-[660] tight-3">{plan.name}</p>
      {standing?.tone === 'bad' ? (
        <Notice tone="bad" className="mt-4">
          {standing.text}
        </Notice>
      ) : (
        <p className="mt-2 text-ink-2" role="status">
          {standing?.text ?? plan.description}
        </p>
      )}
      <ul className="mt-5 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {planLines(plan).map((line) => (
          <li key={line} className="flex gap-2.5 text-sm">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-text" />
            {line}
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap gap-3">
        {standing?.step && subscription && <NextStep step={standing.step} subscription={subscription} />}
        {canChange && <Button onClick={() => onWant(subscription.plan.key)}>Change plan</Button>}
        <Link to="/pricing" className={buttonClass(isRunning(subscription) ? 'secondary' : 'primary')}>
          Compare plans
        </Link>
        {canChange && (
          <Button look="quiet" onClick={() => setCancelling(true)}>
            Cancel plan
          </Button>
        )}
      </div>
      {canChange && wanted && (
        <ChangePlanDialog
          subscription={subscription}
          wanted={wanted}
          priceOf={priceOf}
          onClose={() => onWant(undefined)}
        />
      )}
      {canChange && cancelling && (
        <CancelDialog subscription={subscription} onClose={() => setCancelling(false)} />
      )}
    </Card>
  );
}
