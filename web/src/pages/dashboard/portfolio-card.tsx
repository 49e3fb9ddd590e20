import { Link } from '@tanstack/react-router';
import { Check, Copy, ExternalLink, PencilRuler } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import type { DashboardQuery } from '../../gql/graphql.js';
import { isUntouched } from '../../portfolio/is-untouched.js';
import { formatTime } from '../../ui/format-time.js';
import { IconButton, buttonClass } from '../../ui/button.js';
import { Card, Pill } from '../../ui/card.js';

type Portfolio = NonNullable<NonNullable<DashboardQuery['me']>['portfolio']>;

function stateOf(portfolio: Portfolio): { tone: 'good' | 'warn' | 'plain'; label: string; text: string } {
  const { publishedRevision, publishedAt, revision } = portfolio;
  if (publishedRevision == null || !publishedAt) {
    return {
      tone: 'plain',
      label: 'Not published',
      text: 'Only you can see it. Publish from the builder when it is ready.',
    };
  }
  if (publishedRevision < revision) {
    return {
      tone: 'warn',
      label: 'Unpublished changes',
      text: `Visitors see the state of ${formatTime(publishedAt)}. Your newer changes wait in the builder.`,
    };
  }
  return {
    tone: 'good',
    label: 'Published',
    text: `Visitors see your latest state, published ${formatTime(publishedAt)}.`,
  };
}

/** The person's page: state, address, and ways to it. */
export function PortfolioCard({ portfolio }: { portfolio: Portfolio }): ReactNode {
  const [copied, setCopied] = useState(false);
  const state = stateOf(portfolio);
  const address = `${location.host}/@${portfolio.slug}`;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(`${location.origin}/@${portfolio.slug}`);
      setCopied(true);
      toast('Address copied');
      setTimeout(() => setCopied(false), 2000);
    } catch {
      toast('Your browser did not allow copying. Mark the address and copy it.');
    }
  }

  return (
    <Card title="Your page" aside={<Pill tone={state.tone}>{state.label}</Pill>}>
      <div className="grid grid-cols-1 gap-5">
        <div className="flex items-center gap-1 rounded-md border border-crease bg-paper py-1.5 pr-1.5 pl-4">
          <span className="min-w-0 flex-1 truncate text-lg font-[560] tight-1">{address}</span>
          <IconButton label="Copy address" onClick={() => void copy()}>
            {copied ? (
              <Check aria-hidden className="size-4.5 text-good" />
            ) : (
              <Copy aria-hidden className="size-4.5" />
            )}
          </IconButton>
        </div>
        <p className="text-sm text-ink-2">{state.text}</p>
        <div className="flex flex-wrap gap-3">
          <Link to="/builder" className={buttonClass('primary')}>
            <PencilRuler aria-hidden className="size-4" />
            {isUntouched(portfolio) ? 'Start building' : 'Edit'}
          </Link>
          {portfolio.publishedRevision != null && (
            <a
              href={`/@${portfolio.slug}`}
              target="_blank"
              rel="noreferrer"
              className={buttonClass('secondary')}
            >
              <ExternalLink aria-hidden className="size-4" />
              View
            </a>
          )}
        </div>
      </div>
    </Card>
  );
}
