import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Stands where content will be. Hidden from screen readers: the page announces its own loading. */
export function Skeleton({ className }: { className?: string }): ReactNode {
  return <div aria-hidden="true" className={clsx('skeleton', className)} />;
}
