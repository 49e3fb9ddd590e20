import { clsx } from 'clsx';
import { useId, type ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  /** Right of the title: a state or a link. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled sheet with fold marks. */
export function Card({ title, aside, children, className }: CardProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx('fold-sheet fold-marks', className)}>
      <header className="flex min-h-16 items-center justify-between gap-4 px-6 pt-2">
        <h2 id={id} className="text-lg font-[620] tight-1">
          {title}
        </h2>
        {aside}
      </header>
      <div className="px-6 pb-6">{children}</div>
    </section>
  );
}

/** How a state is meant. */
export type PillTone = 'good' | 'warn' | 'bad' | 'plain' | 'accent';
const pillTones: Readonly<Record<PillTone, string>> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  plain: 'bg-paper-deep text-ink-2',
  accent: 'bg-accent-soft text-accent-text',
};

/** A short state in words. */
export function Pill({ tone, children }: { tone: PillTone; children: ReactNode }): ReactNode {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-xs font-[580] whitespace-nowrap',
        pillTones[tone],
      )}
    >
      {children}
    </span>
  );
}

/** A quiet sentence in place of content that one subgraph could not give. */
export function MissingPart({ what, onRetry }: { what: string; onRetry: () => void }): ReactNode {
  return (
    <p className="text-sm text-ink-2">
      {what} cannot be shown right now.{' '}
      <button
        type="button"
        onClick={onRetry}
        className="font-[560] text-accent-text underline underline-offset-4"
      >
        Try again
      </button>
    </p>
  );
}
