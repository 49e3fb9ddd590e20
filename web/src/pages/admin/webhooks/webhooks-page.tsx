import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { WebhookDetailFragment, WebhookEventStatus } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Pill } from '../../../ui/card.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { formatExactTime, formatTime } from '../../../ui/format-time.js';
import { PageHead } from '../parts/page-head.js';
import { RecordList } from '../parts/record-list.js';
import { rowControlClass, type Column } from '../parts/record-table.js';
import { rowControl } from '../parts/row-control.js';
import { useWebhooks } from './use-webhooks.js';
import { WebhookPanel } from './webhook-panel.js';
import { providerName, webhookProviders, webhookStatuses, type WebhookProvider } from './webhook-words.js';

const providerOptions = Object.entries(webhookProviders).map(([value, label]) => ({
  value: value as WebhookProvider,
  label,
}));
const statusOptions = Object.entries(webhookStatuses).map(([value, { label }]) => ({
  value: value as WebhookEventStatus,
  label,
}));

/** What other services told the platform, and what came of it, as it happens. */
export function WebhooksPage(): ReactNode {
  const filter = useSearch({ from: '/member/admin/webhooks' });
  const navigate = useNavigate({ from: '/admin/webhooks' });
  const [openId, setOpenId] = useState<string>();
  const list = useWebhooks(filter);
  const narrow = (part: typeof filter): void =>
    void navigate({ search: { ...filter, ...part }, replace: true });
  const isNarrowed = filter.provider !== undefined || filter.status !== undefined;

  const columns: readonly Column<WebhookDetailFragment>[] = [
    {
      title: 'Event',
      cell: (event) => (
        <span className="grid gap-0.5">
          <button
            type="button"
            {...rowControl}
            className={`${rowControlClass} wrap-anywhere`}
            onClick={() => setOpenId(event.id)}
          >
            {event.type}
          </button>
          <span className="line-clamp-1 text-xs break-all text-ink-3">
            {providerName(event.provider)} · {event.eventId}
          </span>
        </span>
      ),
    },
    {
      title: 'Status',
      cell: ({ status }) => <Pill tone={webhookStatuses[status].tone}>{webhookStatuses[status].label}</Pill>,
    },
    {
      title: 'Attempts',
      wideOnly: true,
      alignRight: true,
      cell: ({ attempts }) => <span className="text-ink-2 tabular-nums">{attempts}</span>,
    },
    {
      title: 'Arrived',
      wideOnly: true,
      alignRight: true,
      cell: ({ receivedAt }) => (
        <time dateTime={receivedAt} title={formatExactTime(receivedAt)} className="text-ink-2">
          {formatTime(receivedAt)}
        </time>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title="Webhooks"
        lead="What other services told us, newest first. The list follows what happens."
      />
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        <FilterChips
          label="Status"
          allLabel="Any status"
          value={filter.status}
          options={statusOptions}
          onChange={(status) => narrow({ status })}
        />
        <FilterChips
          label="Sender"
          allLabel="Any sender"
          value={filter.provider}
          options={providerOptions}
          onChange={(provider) => narrow({ provider })}
        />
      </div>
      {list.newCount > 0 && (
        <Button look="secondary" className="justify-self-center" onClick={list.refetch}>
          Show {list.newCount} new
        </Button>
      )}
      <RecordList
        what="webhooks"
        pages={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          isNarrowed
            ? {
                title: 'No webhook fits',
                text: 'None has this status from this sender.',
                action: (
                  <Button look="secondary" onClick={() => void navigate({ search: {}, replace: true })}>
                    Show all webhooks
                  </Button>
                ),
              }
            : {
                title: 'Nothing has arrived yet',
                text: 'As soon as Stripe or TagMango sends an event, it appears here by itself.',
              }
        }
      />
      {openId && <WebhookPanel eventId={openId} onClose={() => setOpenId(undefined)} />}
    </>
  );
}
