import './pricing.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { plans, type BillingInterval } from '@gatefold/schema';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { PublicHeader } from '../../app/public-header.js';
import { usePlanPrices, yearlySaving } from '../../plans/plan-prices.js';
import { usePresentPlan } from '../../plans/present-plan.js';
import { useTrialDays } from '../../plans/trial-days.js';
import { Notice } from '../../ui/notice.js';
import { Segmented } from '../../ui/segmented.js';
import { PlanComparison } from './plan-comparison.js';
import { PlanPanel } from './plan-panel.js';

const shown = plans.toSorted((one, other) => one.rank - other.rank);

const assurances = [
  {
    title: 'Leave whenever you like',
    text: 'Cancel in two clicks. You keep what you paid for until the period ends, then you are on Free again.',
  },
  {
    title: 'No surprises on the bill',
    text: 'A plan stops at its limits. More is charged by the unit only after you set a spending cap, and never above it.',
  },
  {
    title: 'Your card stays with Stripe',
    text: 'You pay on a page of Stripe. The number of your card never touches our servers.',
  },
];

/** What plans cost and include; for everybody. */
export function PricingPage(): ReactNode {
  usePageTitle('Pricing');
  const { interval = 'YEAR', cancelled } = useSearch({ from: '/pricing' });
  const navigate = useNavigate({ from: '/pricing' });
  const priceOf = usePlanPrices();
  const presentPlan = usePresentPlan();
  const trialDaysOf = useTrialDays(presentPlan);
  const saving = shown.map(({ key }) => yearlySaving(priceOf, key)).find((words) => words !== null);
  return (
    <div className="overflow-x-clip">
      <PublicHeader />
      <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-5 pb-28 outline-none">
        <div className="grid gap-7 pt-10 sm:pt-16 md:grid-cols-[minmax(0,1fr)_auto] md:items-end">
          <div className="grid gap-5">
            <h1 className="text-[clamp(2.75rem,6.5vw,4.75rem)] leading-[0.98] font-[680] tracking-[-0.045em]">
              As wide as your work
            </h1>
            <p className="max-w-[34em] text-lg text-ink-2">
              Start free and stay free. Unfold further when your projects outgrow a page.
            </p>
          </div>
          <Segmented<BillingInterval>
            label="How often you pay"
            value={interval}
            onChange={(next) =>
              void navigate({ search: { interval: next }, replace: true, resetScroll: false })
            }
            options={[
              { value: 'MONTH', label: 'Monthly' },
              {
                value: 'YEAR',
                label: (
                  <>
                    Yearly
                    {saving && (
                      <span className="rounded-sm bg-good-soft px-1.5 py-0.5 text-xs text-good">
                        {saving}
                      </span>
                    )}
                  </>
                ),
              },
            ]}
          />
        </div>
        {cancelled && (
          <Notice tone="info" className="mt-8">
            You left the payment page, and nothing was charged. Your choice is still here.
          </Notice>
        )}
        <div aria-hidden="true" className="plan-marks mt-12" />
        <ul aria-label="Plans" className="plan-spread">
          {shown.map((plan) => (
            <PlanPanel
              key={plan.key}
              plan={plan}
              interval={interval}
              price={priceOf(plan.key, interval)}
              monthlyPrice={priceOf(plan.key, 'MONTH')}
              presentPlan={presentPlan}
              trialDays={trialDaysOf(plan.key)}
            />
          ))}
        </ul>
        <div aria-hidden="true" className="plan-marks mt-3" />
        <PlanComparison plans={shown} presentPlan={presentPlan} />
        <ul aria-label="What you can rely on" className="grid gap-10 pt-24 md:grid-cols-3">
          {assurances.map(({ title, text }) => (
            <li key={title} className="grid content-start gap-2">
              <h2 className="text-lg font-[640] tight-1">{title}</h2>
              <p className="text-ink-2">{text}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
