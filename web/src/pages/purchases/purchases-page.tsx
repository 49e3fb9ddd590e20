import { useQuery, useSubscription } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { PaymentsUpdatedDocument, PurchasesDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { buttonClass } from '../../ui/button.js';
import { EmptyPicture } from '../../ui/empty-picture.js';
import { Failure } from '../../ui/failure.js';
import { Skeleton } from '../../ui/skeleton.js';
import { CourseList } from './course-list.js';
import { PaymentList } from './payment-list.js';
import { PurchaseList } from './purchase-list.js';

function NoPurchases(): ReactNode {
  return (
    <div className="fold-sheet fold-marks grid justify-items-center gap-4 px-6 py-16 text-center">
      <EmptyPicture />
      <h2 className="text-xl font-[640] tight-2">Nothing bought yet</h2>
      <p className="max-w-[46ch] text-ink-2">
        Courses that you buy with the e-mail address of this account appear here by themselves, once you have
        confirmed the address.
      </p>
      <Link to="/billing" className={buttonClass('secondary')}>
        Plan and billing
      </Link>
    </div>
  );
}

/** What a person bought once: courses, the receipts behind them, and one-time payments. */
export function PurchasesPage(): ReactNode {
  usePageTitle('Purchases');
  const { data, error, refetch } = useQuery(PurchasesDocument, { errorPolicy: 'all' });
  useSubscription(PaymentsUpdatedDocument, { ignoreResults: true });
  const me = data?.me;
  const retry = (): void => void refetch();
  if (!me && error)
    return <Failure title="Your purchases did not load" text={failureText(error)} onRetry={retry} />;
  if (!me) {
    return (
      <div className="grid gap-10" role="status" aria-label="Loading your purchases">
        <Skeleton className="h-10 w-56" />
        <Skeleton className="h-72" />
      </div>
    );
  }
  const isEmpty =
    me.purchases?.length === 0 && me.courseAccess?.length === 0 && me.payments?.nodes.length === 0;
  return (
    <div className="grid grid-cols-1 gap-10">
      <h1 className="text-3xl font-[660] tight-3">Purchases</h1>
      {isEmpty ? (
        <NoPurchases />
      ) : (
        <>
          <CourseList courses={me.courseAccess ?? null} onRetry={retry} />
          <PurchaseList purchases={me.purchases ?? null} onRetry={retry} />
          <PaymentList payments={me.payments ?? null} onRetry={retry} />
        </>
      )}
    </div>
  );
}
