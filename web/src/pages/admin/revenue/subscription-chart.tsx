import type { ReactNode } from 'react';
import type { SubscriptionMonths } from './churn.js';
import { monthLabel } from './month-label.js';

const width = 960;
const height = 240;
const margin = { top: 24, bottom: 28 };
const barShare = 0.58;

/** For each month a bar up for what began and one down for what ended. The table says the same. */
export function SubscriptionChart({ months }: { months: SubscriptionMonths }): ReactNode {
  const most = Math.max(1, ...months.flatMap(({ newCount, endedCount }) => [newCount, endedCount]));
  const middle = margin.top + (height - margin.top - margin.bottom) / 2;
  const unit = (middle - margin.top - 14) / most;
  const step = width / months.length;
  const began = months.reduce((sum, { newCount }) => sum + newCount, 0);
  const ended = months.reduce((sum, { endedCount }) => sum + endedCount, 0);
  return (
    <div
      role="group"
      aria-label="New and ended subscriptions by month"
      // A scrolling region has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="overflow-x-auto"
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`In ${months.length} months ${began} subscriptions began and ${ended} ended. The table below has every month.`}
        className="w-full min-w-160"
      >
        {months.map(({ startsAt, newCount, endedCount }, index) => {
          const x = step * index + (step * (1 - barShare)) / 2;
          const wide = step * barShare;
          return (
            <g key={startsAt} fontSize="12.5" textAnchor="middle">
              <title>{`${monthLabel(startsAt, true)}: ${newCount} new, ${endedCount} ended`}</title>
              <rect
                x={x}
                y={middle - newCount * unit}
                width={wide}
                height={newCount * unit}
                fill="var(--accent)"
              />
              <rect
                x={x + 0.5}
                y={middle}
                width={wide - 1}
                height={endedCount * unit}
                fill="var(--paper-deep)"
                stroke={endedCount > 0 ? 'var(--crease-strong)' : 'none'}
              />
              {newCount > 0 && (
                <text x={x + wide / 2} y={middle - newCount * unit - 5} fill="var(--ink-2)">
                  {newCount}
                </text>
              )}
              {endedCount > 0 && (
                <text x={x + wide / 2} y={middle + endedCount * unit + 14} fill="var(--ink-2)">
                  {endedCount}
                </text>
              )}
              <text x={x + wide / 2} y={height - 6} fill="var(--ink-3)">
                {monthLabel(startsAt, index === 0)}
              </text>
            </g>
          );
        })}
        <path d={`M0 ${middle}h${width}`} stroke="var(--crease-strong)" />
      </svg>
      <p aria-hidden="true" className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-xs text-ink-2">
        <span className="inline-flex items-center gap-2">
          <span className="size-3 rounded-[2px] bg-accent" />
          New
        </span>
        <span className="inline-flex items-center gap-2">
          <span className="size-3 rounded-[2px] border border-crease-strong bg-paper-deep" />
          Ended
        </span>
      </p>
    </div>
  );
}
