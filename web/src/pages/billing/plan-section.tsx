import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { Tier } from '../../gql/graphql.js';
import { planLines } from '../../plans/plan-words.js';
import { buttonClass } from '../../ui/button.js';
import { Card } from '../../ui/card.js';

/** The plan of now and what it includes. */
export function PlanSection({ tier }: { tier: Tier }): ReactNode {
  const plan = planOf(tier);
  return (
    <Card title="Your plan">
      <p className="text-4xl font-[660] tight-3">{plan.name}</p>
      <ul className="mt-4 grid gap-2 sm:grid-cols-2">
        {planLines(plan).map((line) => (
          <li key={line} className="flex gap-2.5 text-sm text-ink-2">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-text" />
            {line}
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap gap-3">
        <Link to="/pricing" className={buttonClass('primary')}>
          Compare plans
        </Link>
      </div>
    </Card>
  );
}
