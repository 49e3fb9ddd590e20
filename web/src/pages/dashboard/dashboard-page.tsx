import { useQuery, useSubscription } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { useLiveEntitlements } from '../../entitlements/use-live-entitlements.js';
import { DashboardDocument, DashboardPortfolioDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { useSession } from '../../session/session-store.js';
import { Failure } from '../../ui/failure.js';
import { DashboardSkeleton } from './dashboard-skeleton.js';
import { PlanCard } from './plan-card.js';
import { PortfolioCard } from './portfolio-card.js';
import { ProjectsCard } from './projects-card.js';
import { UsageCard } from './usage-card.js';

function greetingOf(hour: number): string {
  if (hour < 5) return 'Still up';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** Where a person stands: page, work, plan and use of AI, in one query over all subgraphs. */
export function DashboardPage(): ReactNode {
  usePageTitle('Dashboard');
  const session = useSession();
  const username = session.status === 'member' ? session.user.username : '';
  const [greeting] = useState(() => greetingOf(new Date().getHours()));
  const { data, error, refetch } = useQuery(DashboardDocument, { errorPolicy: 'all' });
  useSubscription(DashboardPortfolioDocument, { variables: { slug: username }, skip: !username });
  useLiveEntitlements();

  const me = data?.me;
  const retry = (): void => void refetch();
  if (!me && error)
    return <Failure title="Your dashboard did not load" text={failureText(error)} onRetry={retry} />;
  if (!me) return <DashboardSkeleton />;
  const firstName = me.displayName.split(' ')[0];
  return (
    <div className="grid grid-cols-1 gap-10">
      <h1 className="wrap-anywhere text-3xl font-[660] tight-3">
        {greeting}, {firstName}
      </h1>
      <div className="grid grid-cols-1 gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid grid-cols-1 content-start gap-10">
          {me.portfolio && <PortfolioCard portfolio={me.portfolio} />}
          <ProjectsCard projects={me.recent} publishedCount={me.published.totalCount} />
        </div>
        <div className="grid grid-cols-1 content-start gap-10">
          <PlanCard
            tier={me.tier}
            entitlements={me.entitlements ?? null}
            projectCount={me.recent.totalCount}
            onRetry={retry}
          />
          <UsageCard usage={me.aiUsage ?? null} onRetry={retry} />
        </div>
      </div>
    </div>
  );
}
