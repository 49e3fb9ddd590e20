import { useQuery, useSubscription } from '@apollo/client/react';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import { usePageTitle } from '../../app/page-title.js';
import { PresentPlanDocument, SubscriptionUpdatedDocument, type Tier } from '../../gql/graphql.js';
import { usePresentPlan } from '../../plans/present-plan.js';
import { planLines } from '../../plans/plan-words.js';
import { buttonClass } from '../../ui/button.js';
import { OpeningGate } from './opening-gate.js';

/** Stripe's confirmation normally takes a second or two. */
const slowAfterMs = 15_000;
/** Finds what was announced before the live connection stood. */
const lookAgainMs = 4_000;

/** Where one comes back to from Stripe's page: waits for the plan, and shows that it is there without a reload. */
export function PaidPage(): ReactNode {
  const { plan: wanted = 'PRO' } = useSearch({ from: '/member/billing/success' });
  const present = usePresentPlan();
  const isThere = present !== undefined && planOf(present.tier).rank >= planOf(wanted).rank;
  usePageTitle(isThere ? `${planOf(present.tier).name} is yours` : 'Thank you');
  useSubscription(SubscriptionUpdatedDocument, { ignoreResults: true, skip: isThere });
  useQuery(PresentPlanDocument, { pollInterval: isThere ? 0 : lookAgainMs, errorPolicy: 'all' });
  const isSlow = useIsLate(isThere);
  return (
    <div className="mx-auto grid max-w-xl grid-cols-1 justify-items-center gap-8 py-10 text-center">
      <OpeningGate open={isThere} />
      <div role="status" className="grid justify-items-center gap-3">
        <h1 className="text-3xl font-[660] tight-3">
          {isThere ? `You are on ${planOf(present.tier).name}` : 'Thank you'}
        </h1>
        {isThere ? <Unlocked tier={present.tier} /> : <Waiting tier={wanted} slow={isSlow} />}
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        <Link to="/dashboard" className={buttonClass(isThere ? 'primary' : 'secondary')}>
          Open the dashboard
        </Link>
        <Link to="/billing" className={buttonClass('quiet')}>
          Plan and billing
        </Link>
      </div>
    </div>
  );
}

function Unlocked({ tier }: { tier: Tier }): ReactNode {
  return (
    <>
      <p className="text-ink-2">Everything is unlocked, here and in every page that you have open:</p>
      <ul className="grid gap-1">
        {planLines(planOf(tier)).map((line) => (
          <li key={line} className="font-[560]">
            {line}
          </li>
        ))}
      </ul>
    </>
  );
}

function Waiting({ tier, slow }: { tier: Tier; slow: boolean }): ReactNode {
  return (
    <p className="max-w-[46ch] text-ink-2">
      {slow
        ? `Stripe's confirmation takes longer than usual. You need not wait or pay again: ${planOf(tier).name} unlocks by itself as soon as it is here.`
        : `Stripe confirms your payment. ${planOf(tier).name} unlocks on this page in a moment.`}
    </p>
  );
}

function useIsLate(done: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (done) return undefined;
    const timer = setTimeout(() => setLate(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, [done]);
  return late && !done;
}
