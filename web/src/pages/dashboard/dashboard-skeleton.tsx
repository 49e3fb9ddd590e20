import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/skeleton.js';

/** The dashboard while it loads, in the same places. */
export function DashboardSkeleton(): ReactNode {
  return (
    <div className="grid gap-10" role="status" aria-label="Loading your dashboard">
      <Skeleton className="h-10 w-72" />
      <div className="grid gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid content-start gap-10">
          <Skeleton className="h-60" />
          <Skeleton className="h-72" />
        </div>
        <div className="grid content-start gap-10">
          <Skeleton className="h-64" />
          <Skeleton className="h-48" />
        </div>
      </div>
    </div>
  );
}
