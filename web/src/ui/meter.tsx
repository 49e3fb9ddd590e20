import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** From which share of a limit on a meter warns. */
export const nearlyUsedUp = 0.8;

interface MeterProps {
  /** Read by screen readers. */
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  /** Part of `used` that is paid by the unit. */
  readonly overage?: number;
  readonly size?: 'thin' | 'thick';
}

/** A bar of what is used of a limit: it warns towards the end, and shows what is paid by the unit behind a mark. */
export function Meter({ label, used, limit, overage = 0, size = 'thin' }: MeterProps): ReactNode {
  const included = used - overage;
  const whole = Math.max(limit, included) + overage;
  const share = whole === 0 ? 1 : included / whole;
  const tone = overage > 0 || included < limit * nearlyUsedUp ? 'bg-accent' : 'bg-warn';
  return (
    <div
      role="meter"
      aria-label={`${label} used`}
      aria-valuenow={Math.min(used, whole)}
      aria-valuemin={0}
      aria-valuemax={whole}
      aria-valuetext={`${used} of ${limit}`}
      className={clsx(
        'flex overflow-hidden rounded-full bg-paper-deep',
        size === 'thin' ? 'h-1.5' : 'h-2.5 gap-0.5',
      )}
    >
      <div
        className={clsx('h-full rounded-full transition-[width] duration-500', tone)}
        style={{ width: `${share * 100}%` }}
      />
      {overage > 0 && <div className="h-full flex-1 rounded-full bg-warn" />}
    </div>
  );
}
