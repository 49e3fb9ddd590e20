import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.js';
import { MissingPart } from '../../../ui/card.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { emailColumns } from '../email/email-columns.js';
import { useEmailLog } from '../email/use-email-log.js';
import { RecordTable } from '../parts/record-table.js';

const columns = emailColumns(({ recipient }) => (
  <span className="text-xs wrap-anywhere text-ink-3">{recipient}</span>
));

/** What was sent to one person, newest first. */
export function CustomerEmails({ userId }: { userId: string }): ReactNode {
  const { rows, error, refetch, hasMore, isLoadingMore, loadMore } = useEmailLog({ userId, pageSize: 10 });
  if (!rows && error) return <MissingPart what="E-mails" onRetry={refetch} />;
  if (!rows) return <Skeleton className="h-24" />;
  if (rows.length === 0) return <p className="text-sm text-ink-2">Nothing has been sent.</p>;
  return (
    <div className="-mx-6 -mb-6 grid grid-cols-1 gap-3">
      <RecordTable label="e-mails" isInside columns={columns} rows={rows} keyOf={({ id }) => id} />
      {hasMore && (
        <Button
          look="quiet"
          size="small"
          className="mb-3 justify-self-center"
          busy={isLoadingMore}
          onClick={() => void loadMore()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}
