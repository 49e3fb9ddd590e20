import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { FoldCover } from '../portfolio/fold-cover.js';

/** The folded cover of a project, small, in the colours of the application. */
export function ProjectThumb({ seed, className }: { seed: string; className?: string }): ReactNode {
  return (
    <span
      aria-hidden="true"
      className={clsx('thumb-tones block w-17 shrink-0 overflow-hidden rounded-sm', className)}
    >
      <FoldCover seed={seed} />
    </span>
  );
}
