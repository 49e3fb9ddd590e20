import { useId, type ReactNode } from 'react';
import { formatMoney } from '../../../ui/format-money.js';
import { monthLabel } from './month-label.js';
import { scaleFor, type MonthOfRevenue } from './revenue-series.js';

const width = 960;
const height = 300;
const margin = { top: 20, right: 4, bottom: 28, left: 76 };
const barShare = 0.58;

/** Short amounts for a scale, e.g. `$1.2K`. */
function scaleMoney(amountCents: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, notation: 'compact' });
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return format.format(amountCents / 10 ** (digits.maximumFractionDigits ?? 2));
}

interface RevenueChartProps {
  readonly months: readonly MonthOfRevenue[];
  readonly currency: string;
}

/** A bar for each month: what is left of the sales, and hatched above it what was paid back. The table says the same. */
export function RevenueChart({ months, currency }: RevenueChartProps): ReactNode {
  const hatch = useId();
  const marks = scaleFor(Math.max(...months.map(({ paidCents }) => paidCents)));
  const top = marks.at(-1) ?? 1;
  const plot = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const step = plot.width / months.length;
  const y = (amountCents: number): number => margin.top + plot.height * (1 - amountCents / top);
  const whole = months.reduce((sum, { keptCents }) => sum + keptCents, 0);
  return (
    <div
      role="group"
      aria-label="Revenue by month"
      // A scrolling region has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="overflow-x-auto"
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Revenue of ${months.length} months: ${formatMoney(whole, currency)} in all. The table below has every month.`}
        className="w-full min-w-160"
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v6" stroke="var(--crease-strong)" strokeWidth="2.5" />
          </pattern>
        </defs>
        {marks.map((amountCents) => (
          <g key={amountCents}>
            <path d={`M${margin.left} ${y(amountCents)}h${plot.width}`} stroke="var(--crease)" />
            <text
              x={margin.left - 12}
              y={y(amountCents) + 4}
              textAnchor="end"
              fontSize="12.5"
              fill="var(--ink-3)"
            >
              {scaleMoney(amountCents, currency)}
            </text>
          </g>
        ))}
        {months.map(({ startsAt, keptCents, paidCents, refundedCents }, index) => {
          const x = margin.left + step * index + (step * (1 - barShare)) / 2;
          const wide = step * barShare;
          return (
            <g key={startsAt}>
              <title>
                {`${monthLabel(startsAt, true)}: ${formatMoney(keptCents, currency)}`}
                {refundedCents > 0 && `, ${formatMoney(refundedCents, currency)} paid back`}
              </title>
              <rect
                x={margin.left + step * index}
                y={margin.top}
                width={step}
                height={plot.height}
                fill="transparent"
              />
              <rect x={x} y={y(keptCents)} width={wide} height={y(0) - y(keptCents)} fill="var(--accent)" />
              {refundedCents > 0 && (
                <rect
                  x={x + 0.5}
                  y={y(paidCents)}
                  width={wide - 1}
                  height={y(keptCents) - y(paidCents)}
                  fill={`url(#${hatch})`}
                  stroke="var(--crease-strong)"
                />
              )}
              <text x={x + wide / 2} y={height - 8} textAnchor="middle" fontSize="12.5" fill="var(--ink-3)">
                {monthLabel(startsAt, index === 0)}
              </text>
            </g>
          );
        })}
        <path d={`M${margin.left} ${y(0)}h${plot.width}`} stroke="var(--crease-strong)" />
      </svg>
    </div>
  );
}
