import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/skeleton.js';

/** The list while it loads. */
export function ProjectListSkeleton(): ReactNode {
  return (
    <div role="status" aria-label="Loading your projects" className="fold-sheet grid grid-cols-1">
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className="flex items-center gap-4 border-b border-crease p-5 last:border-b-0">
          <Skeleton className="h-12 w-20 shrink-0" />
          <div className="grid min-w-0 flex-1 gap-2">
            <Skeleton className="h-4 w-44 max-w-full" />
            <Skeleton className="h-3 w-80 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
