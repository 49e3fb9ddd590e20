import type { ReactNode } from 'react';
import type { DashboardQuery } from '../../gql/graphql.js';
import { Card, MissingPart } from '../../ui/card.js';
import { formatDate } from '../../ui/format-time.js';

type Usage = NonNullable<NonNullable<DashboardQuery['me']>['aiUsage']>;

const count = new Intl.NumberFormat('en');

/** How often AI read the person's work this month, and what does the reading. */
export function UsageCard({ usage, onRetry }: { usage: Usage | null; onRetry: () => void }): ReactNode {
  if (!usage) {
    return (
      <Card title="Suggestions">
        <MissingPart what="Your use of suggestions" onRetry={onRetry} />
      </Card>
    );
  }
  const tokens = usage.promptTokens + usage.completionTokens;
  const local = usage.analyzer.kind === 'LOCAL';
  return (
    <Card title="Suggestions">
      <p className="flex items-baseline gap-2.5">
        <span className="text-4xl font-[660] tight-3 tabular-nums">{count.format(usage.analyses)}</span>
        <span className="text-ink-2">{usage.analyses === 1 ? 'analysis' : 'analyses'} this month</span>
      </p>
      <p className="mt-3 text-sm text-ink-2">
        {local
          ? 'Made by fixed rules on this server. No text leaves it, and no language model reads it.'
          : `Made by the language model ${usage.analyzer.name}.`}
        {tokens > 0 && ` ${count.format(tokens)} tokens used.`} The count starts again on{' '}
        {formatDate(usage.periodEnd)}.
      </p>
    </Card>
  );
}
