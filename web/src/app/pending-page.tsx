import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton.js';

/** Shown while the code or the session of a page is on its way. */
export function PendingPage(): ReactNode {
  return (
    <div className="mx-auto grid max-w-6xl gap-6 px-5 py-16" role="status" aria-label="Loading">
      <Skeleton className="h-9 w-64" />
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
    </div>
  );
}
