import { useQuery, useSubscription } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import {
  BillingDocument,
  BillingUpdatedDocument,
  InvoicesDocument,
  SubscriptionUpdatedDocument,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { planBehind } from '../../plans/plan-behind.js';
import { Failure } from '../../ui/failure.js';
import { BillingSkeleton } from './billing-skeleton.js';
import { GrantsSection } from './grants-section.js';
import { InvoicesSection } from './invoices-section.js';
import { PaymentSection } from './payment-section.js';
import { PlanSection } from './plan-section.js';
import { UsageSection } from './usage-section.js';

/** Everything about a person's plan and money in one place, up to date without a reload. */
export function BillingPage(): ReactNode {
  usePageTitle('Billing');
  const { data, error, refetch } = useQuery(BillingDocument, { errorPolicy: 'all' });
  const { change } = useSearch({ from: '/member/billing' });
  const navigate = useNavigate({ from: '/billing' });
  useSubscription(SubscriptionUpdatedDocument, {
    ignoreResults: true,
    onData: ({ client }) => void client.refetchQueries({ include: [InvoicesDocument] }),
  });
  useSubscription(BillingUpdatedDocument, { ignoreResults: true });

  const me = data?.me;
  const retry = (): void => void refetch();
  if (!me && error)
    return <Failure title="Your plan and bills did not load" text={failureText(error)} onRetry={retry} />;
  if (!me) return <BillingSkeleton />;
  const plan = planBehind(me.entitlements ?? null, me.tier);
  return (
    <div className="grid grid-cols-1 gap-10">
      <h1 className="text-3xl font-[660] tight-3">Billing</h1>
      <div className="grid grid-cols-1 gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid grid-cols-1 content-start gap-10">
          <PlanSection
            tier={plan}
            subscription={me.subscription ?? null}
            grants={me.grants ?? []}
            wanted={change}
            onWant={(next) => void navigate({ search: { change: next }, replace: true, resetScroll: false })}
          />
          <UsageSection plan={plan} usage={me.usage ?? null} onRetry={retry} />
        </div>
        <div className="grid grid-cols-1 content-start gap-10">
          {me.subscription && <PaymentSection />}
          <InvoicesSection />
          <GrantsSection grants={me.grants ?? null} onRetry={retry} />
        </div>
      </div>
    </div>
  );
}
