import type { ReactNode } from 'react';
import type { DownloadsQuery } from '../../gql/graphql.js';
import { Card, MissingPart, Pill } from '../../ui/card.js';
import { formatBytes } from '../../ui/format-bytes.js';
import { formatTime } from '../../ui/format-time.js';

type DownloadLog = NonNullable<NonNullable<DownloadsQuery['me']>['downloads']>['nodes'][number];

const states = {
  STARTED: { tone: 'plain', label: 'Started' },
  COMPLETED: { tone: 'good', label: 'Complete' },
  REFUSED: { tone: 'warn', label: 'Refused' },
} as const;

interface DownloadHistoryProps {
  /** Null when billing does not answer. */
  readonly downloads: readonly DownloadLog[] | null;
  readonly onRetry: () => void;
}

/** What was downloaded lately. */
export function DownloadHistory({ downloads, onRetry }: DownloadHistoryProps): ReactNode {
  return (
    <Card title="Your latest downloads">
      {!downloads ? (
        <MissingPart what="What you downloaded" onRetry={onRetry} />
      ) : downloads.length === 0 ? (
        <p className="text-sm text-ink-2">Nothing yet. What you download is listed here.</p>
      ) : (
        <ul className="grid gap-3">
          {downloads.map(({ id, product, version, bytes, status, at }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <span className="font-[560]">{product.name}</span>
              <span className="max-w-32 truncate text-ink-3">{version}</span>
              <span className="ml-auto flex items-center gap-3 text-ink-2 tabular-nums">
                {bytes > 0 && formatBytes(bytes)}
                <time dateTime={at}>{formatTime(at)}</time>
                <Pill tone={states[status].tone}>{states[status].label}</Pill>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
