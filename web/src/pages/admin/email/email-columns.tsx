import type { ReactNode } from 'react';
import type { EmailLogEntryFragment } from '../../../gql/graphql.js';
import { Pill } from '../../../ui/card.js';
import { formatExactTime, formatTime } from '../../../ui/format-time.js';
import type { Column } from '../parts/record-table.js';
import { emailKinds, emailStatuses } from './email-words.js';

function Problem({ email }: { email: EmailLogEntryFragment }): ReactNode {
  if (!email.lastError) return null;
  return <span className="text-xs wrap-anywhere text-bad">{email.lastError}</span>;
}

/** Subject, status, attempts and time of an e-mail. `more` stands below the subject. */
export function emailColumns(
  more: (email: EmailLogEntryFragment) => ReactNode,
): readonly Column<EmailLogEntryFragment>[] {
  return [
    {
      title: 'E-mail',
      cell: (email) => (
        <span className="grid gap-0.5">
          <span className="font-[560] wrap-anywhere">{email.subject}</span>
          {more(email)}
          <Problem email={email} />
        </span>
      ),
    },
    {
      title: 'For',
      wideOnly: true,
      cell: ({ kind }) => <span className="text-ink-2">{emailKinds[kind]}</span>,
    },
    {
      title: 'Status',
      cell: ({ status }) => <Pill tone={emailStatuses[status].tone}>{emailStatuses[status].label}</Pill>,
    },
    {
      title: 'Attempts',
      wideOnly: true,
      alignRight: true,
      cell: ({ attempts }) => <span className="text-ink-2 tabular-nums">{attempts}</span>,
    },
    {
      title: 'Queued',
      wideOnly: true,
      alignRight: true,
      cell: ({ createdAt, sentAt }) => (
        <time
          dateTime={createdAt}
          title={sentAt ? `Sent ${formatExactTime(sentAt)}` : formatExactTime(createdAt)}
          className="text-ink-2"
        >
          {formatTime(createdAt)}
        </time>
      ),
    },
  ];
}
