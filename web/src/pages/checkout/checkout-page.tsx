import { useMutation } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { LoaderCircle, Lock } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { planOf, type BillingInterval } from '@gatefold/schema';
import { usePageTitle } from '../../app/page-title.js';
import { CreateCheckoutSessionDocument, type Tier } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import type { ShownUserError } from '../../graphql/user-errors.js';
import { wantedPlan } from '../../plans/checkout-path.js';
import { usePlanPrices } from '../../plans/plan-prices.js';
import { planLines } from '../../plans/plan-words.js';
import { usePresentPlan } from '../../plans/present-plan.js';
import { useTrialDays } from '../../plans/trial-days.js';
import { Button, buttonClass } from '../../ui/button.js';
import { formatMoney } from '../../ui/format-money.js';
import { Notice } from '../../ui/notice.js';
import { NothingHere } from '../not-found/nothing-here.js';

/** Between the choice of a plan and Stripe's page: opens that page, or says why not. */
export function CheckoutPage(): ReactNode {
  const wanted = wantedPlan(useParams({ from: '/member/checkout/$plan/$interval' }));
  return wanted ? <Checkout {...wanted} /> : <NothingHere to="/pricing" label="See the plans" />;
}

function Checkout({ plan: tier, interval }: { plan: Tier; interval: BillingInterval }): ReactNode {
  usePageTitle('Checkout');
  const plan = planOf(tier);
  const price = usePlanPrices()(tier, interval);
  const trialDays = useTrialDays(usePresentPlan())(tier);
  const { problem, open } = useCheckout(tier, interval);
  return (
    <div className="mx-auto grid max-w-xl grid-cols-1 gap-8 py-4">
      <h1 className="text-3xl font-[660] tight-3">Upgrade to {plan.name}</h1>
      <section aria-label="Your order" className="fold-sheet fold-marks grid gap-5 px-6 py-6">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-[600]">
            {plan.name}, paid {interval === 'MONTH' ? 'monthly' : 'yearly'}
          </span>
          {price && (
            <span className="tabular-nums">
              <span className="text-2xl font-[640] tight-2">
                {formatMoney(price.amountCents, price.currency)}
              </span>{' '}
              <span className="text-ink-2">a {interval === 'MONTH' ? 'month' : 'year'}</span>
            </span>
          )}
        </p>
        {trialDays > 0 && (
          <p className="text-sm font-[560] text-good">
            The first {trialDays} days are free; nothing is charged before they end.
          </p>
        )}
        <ul className="grid gap-1.5 text-sm text-ink-2">
          {planLines(plan).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div aria-hidden="true" className="crease-y" />
        {problem ? (
          <>
            <Notice tone="bad">{problem.message}</Notice>
            <div className="flex flex-wrap gap-3">
              {problem.code === 'CONFLICT' ? (
                <Link to="/billing" search={{ change: tier }} className={buttonClass('primary')}>
                  Change your plan
                </Link>
              ) : (
                <Button onClick={() => void open()}>Try again</Button>
              )}
              <Link to="/pricing" search={{ interval }} className={buttonClass('quiet')}>
                Back to the plans
              </Link>
            </div>
          </>
        ) : (
          <p role="status" className="flex h-11 items-center gap-3 text-ink-2">
            <LoaderCircle aria-hidden className="size-5 animate-spin text-accent-text" />
            Opening Stripe&apos;s payment page…
          </p>
        )}
      </section>
      <p className="flex items-start gap-2.5 text-sm text-ink-3">
        <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
        You pay on a page of Stripe; your card number never touches our servers. Cancel whenever you like.
      </p>
    </div>
  );
}

/** Opens the payment page once the order is shown; it takes this page's place, so that Back leads to the plans. */
function useCheckout(
  planKey: Tier,
  interval: BillingInterval,
): { readonly problem: ShownUserError | undefined; readonly open: () => Promise<void> } {
  const [create] = useMutation(CreateCheckoutSessionDocument);
  const [problem, setProblem] = useState<ShownUserError>();

  const open = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const input = {
        planKey,
        interval,
        successPath: `/billing/success?plan=${planKey}`,
        cancelPath: `/pricing?interval=${interval}&cancelled=true`,
      };
      const { data } = await create({ variables: { input } });
      const url = data?.createCheckoutSession.url;
      if (url) return location.replace(url);
      setProblem(
        data?.createCheckoutSession.userErrors[0] ?? {
          code: 'INTERNAL',
          message: 'The payment page could not be opened. Try again.',
        },
      );
    } catch (error) {
      setProblem({ code: 'INTERNAL', message: failureText(error) });
    }
  };

  // React's second run of effects in development must not open a second page.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void open();
  });
  return { problem, open };
}
