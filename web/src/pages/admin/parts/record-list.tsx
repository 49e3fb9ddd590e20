import type { ReactNode } from 'react';
import { failureText } from '../../../graphql/failure-text.js';
import { Button } from '../../../ui/button.js';
import { EmptyPicture } from '../../../ui/empty-picture.js';
import { Failure } from '../../../ui/failure.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { RecordTable, type Column } from './record-table.js';
import type { Pages } from './use-pages.js';

interface RecordListProps<Row> {
  /** What the rows are, in the middle of a sentence: `webhooks`. */
  readonly what: string;
  readonly pages: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** Shown instead of an empty table. */
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode };
}

/** A list that is loading, failed, empty, or a table with more below. */
export function RecordList<Row>({ what, pages, columns, keyOf, empty }: RecordListProps<Row>): ReactNode {
  const { rows, error, hasMore, isLoadingMore } = pages;
  if (!rows && error)
    return <Failure title={`The ${what} did not load`} text={failureText(error)} onRetry={pages.refetch} />;
  if (!rows) return <RecordSkeleton what={what} />;
  if (rows.length === 0)
    return (
      <div className="fold-sheet fold-marks grid justify-items-center gap-3 px-6 py-14 text-center">
        <EmptyPicture />
        <h2 className="text-xl font-[640] tight-2">{empty.title}</h2>
        <p className="max-w-[48ch] text-ink-2">{empty.text}</p>
        {empty.action}
      </div>
    );
  return (
    <div className="grid grid-cols-1 gap-5">
      <RecordTable label={what} columns={columns} rows={rows} keyOf={keyOf} />
      {hasMore && (
        <Button
          look="secondary"
          className="justify-self-center"
          busy={isLoadingMore}
          onClick={() => void pages.loadMore()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function RecordSkeleton({ what }: { what: string }): ReactNode {
  return (
    <div role="status" aria-label={`Loading the ${what}`} className="fold-sheet grid grid-cols-1">
      {[1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="flex items-center gap-6 border-b border-crease px-6 py-4 last:border-b-0">
          <Skeleton className="h-4 w-52 max-w-full" />
          <Skeleton className="h-4 w-24" />
          <Skeleton className="ml-auto h-4 w-28 max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
