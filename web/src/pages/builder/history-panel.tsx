import { useMutation, useQuery } from '@apollo/client/react';
import { RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import {
  PortfolioHistoryDocument,
  RestorePortfolioRevisionDocument,
  type PortfolioHistoryQuery,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { Pill } from '../../ui/card.js';
import { Panel } from '../../ui/dialog.js';
import { Failure } from '../../ui/failure.js';
import { formatExactTime, formatTime } from '../../ui/format-time.js';
import { Skeleton } from '../../ui/skeleton.js';
import type { Theirs } from './autosave/autosave-machine.js';
import type { Draft } from './draft.js';
import { serverStateOf } from './server-state.js';

const pageSize = 20;

interface HistoryPanelProps {
  readonly onClose: () => void;
  /** Saves what is unsaved; nothing is restored over unsaved work. */
  readonly flush: () => Promise<boolean>;
  readonly onRestored: (loaded: Theirs<Draft>) => void;
}

/** Every saved state, newest first, and the way back to each. Going back adds a state; nothing is overwritten. */
export function HistoryPanel({ onClose, flush, onRestored }: HistoryPanelProps): ReactNode {
  const { data, error, refetch, fetchMore } = useQuery(PortfolioHistoryDocument, {
    variables: { first: pageSize },
    fetchPolicy: 'network-only',
  });
  const [restore] = useMutation(RestorePortfolioRevisionDocument);
  const [busy, setBusy] = useState<number>();
  const portfolio = data?.me?.portfolio;
  const revisions = portfolio?.revisions;

  async function goBackTo(revision: number): Promise<void> {
    setBusy(revision);
    try {
      if (!(await flush())) return void toast.error('First your latest changes have to be saved.');
      const { data: answer } = await restore({ variables: { input: { revision } } });
      const restored = answer?.restorePortfolioRevision;
      if (!restored?.portfolio)
        return void toast.error(restored?.userErrors[0]?.message ?? 'Not restored. Try again.');
      onRestored(serverStateOf(restored.portfolio));
      toast(`Back at version ${revision}`);
      onClose();
    } catch (failure) {
      toast.error(failureText(failure));
    } finally {
      setBusy(undefined);
    }
  }

  async function more(): Promise<void> {
    await fetchMore({
      variables: { after: revisions?.pageInfo.endCursor ?? null },
      updateQuery: (previous, { fetchMoreResult }) => {
        const before = (previous as PortfolioHistoryQuery).me?.portfolio?.revisions?.nodes ?? [];
        const next = fetchMoreResult.me?.portfolio;
        if (!fetchMoreResult.me || !next?.revisions) return previous as PortfolioHistoryQuery;
        const merged = { ...next.revisions, nodes: [...before, ...next.revisions.nodes] };
        return {
          ...fetchMoreResult,
          me: { ...fetchMoreResult.me, portfolio: { ...next, revisions: merged } },
        };
      },
    });
  }

  return (
    <Panel
      open
      place="side"
      title="History"
      description="Every saved version. Going back keeps all the others."
      onClose={onClose}
    >
      {error && !data ? (
        <Failure title="The history did not load" text={failureText(error)} onRetry={() => void refetch()} />
      ) : !revisions ? (
        <div className="grid gap-3" role="status" aria-label="Loading the history">
          {[1, 2, 3, 4, 5].map((each) => (
            <Skeleton key={each} className="h-14" />
          ))}
        </div>
      ) : revisions.nodes.length === 0 ? (
        <p className="text-ink-2">Nothing has been saved yet.</p>
      ) : (
        <ol className="grid">
          {revisions.nodes.map(({ revision, title, createdAt, published }) => (
            <li
              key={revision}
              className="flex items-center gap-4 border-b border-crease py-3.5 last:border-b-0"
            >
              <div className="grid min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-[560]">
                  <time
                    dateTime={createdAt}
                    title={formatExactTime(createdAt)}
                    className="first-letter:uppercase"
                  >
                    {formatTime(createdAt)}
                  </time>
                  {published && <Pill tone="good">Published</Pill>}
                  {revision === portfolio?.revision && <Pill tone="accent">Current</Pill>}
                </p>
                <p className="truncate text-sm text-ink-2">
                  Version {revision} · {title}
                </p>
              </div>
              {revision !== portfolio?.revision && (
                <Button
                  look="secondary"
                  size="small"
                  busy={busy === revision}
                  disabled={busy !== undefined}
                  aria-label={`Restore version ${revision}`}
                  icon={<RotateCcw aria-hidden className="size-3.5" />}
                  onClick={() => void goBackTo(revision)}
                >
                  Restore
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {revisions?.pageInfo.hasNextPage && (
        <Button look="quiet" size="small" className="mt-4" onClick={() => void more()}>
          Show older versions
        </Button>
      )}
    </Panel>
  );
}
