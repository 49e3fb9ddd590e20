import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/skeleton.js';

/** The billing page while it loads, in the same places. */
export function BillingSkeleton(): ReactNode {
  return (
    <div className="grid gap-10" role="status" aria-label="Loading your plan and bills">
      <Skeleton className="h-10 w-64" />
      <div className="grid gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid content-start gap-10">
          <Skeleton className="h-64" />
          <Skeleton className="h-80" />
        </div>
        <div className="grid content-start gap-10">
          <Skeleton className="h-56" />
          <Skeleton className="h-48" />
        </div>
      </div>
    </div>
  );
}
