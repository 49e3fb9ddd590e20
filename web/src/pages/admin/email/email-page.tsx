import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EmailStatus } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { PageHead } from '../parts/page-head.js';
import { RecordList } from '../parts/record-list.js';
import { rowControl } from '../parts/row-control.js';
import { emailColumns } from './email-columns.js';
import { emailStatuses } from './email-words.js';
import { useEmailLog } from './use-email-log.js';

const statusOptions = Object.entries(emailStatuses).map(([value, { label }]) => ({
  value: value as EmailStatus,
  label,
}));

const columns = emailColumns(({ recipient }) => (
  <Link
    to="/admin/customers"
    search={{ search: recipient }}
    {...rowControl}
    className="w-fit text-xs wrap-anywhere text-ink-2 underline underline-offset-4 hover:text-ink"
  >
    {recipient}
  </Link>
));

/** What was sent, what waits and what could not be delivered. */
export function EmailPage(): ReactNode {
  const { status } = useSearch({ from: '/member/admin/email' });
  const navigate = useNavigate({ from: '/admin/email' });
  const show = (next: EmailStatus | undefined): void =>
    void navigate({ search: next ? { status: next } : {}, replace: true });
  const pages = useEmailLog({ status, pageSize: 50 });
  return (
    <>
      <PageHead
        title="E-mail"
        lead="Everything the platform sends to people, newest first. What an e-mail says is not kept."
        aside={
          <Button
            look="secondary"
            size="small"
            icon={<RotateCw aria-hidden className="size-4" />}
            onClick={pages.refetch}
          >
            Read again
          </Button>
        }
      />
      <FilterChips label="Status" value={status} options={statusOptions} onChange={show} />
      <RecordList
        what="e-mails"
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          status
            ? {
                title: `No e-mail is ${emailStatuses[status].label.toLowerCase()}`,
                text:
                  status === 'FAILED'
                    ? 'Everything that was sent got through.'
                    : 'There is none in this state.',
                action: (
                  <Button look="secondary" onClick={() => show(undefined)}>
                    Show all e-mails
                  </Button>
                ),
              }
            : {
                title: 'Nothing has been sent yet',
                text: 'The first e-mail goes out when somebody registers.',
              }
        }
      />
    </>
  );
}
