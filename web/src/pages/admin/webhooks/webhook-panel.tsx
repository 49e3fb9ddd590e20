import { useFragment } from '@apollo/client/react';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  WebhookDetailFragmentDoc,
  type WebhookDetailFragment,
  type WebhookEventStatus,
} from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Pill } from '../../../ui/card.js';
import { Panel } from '../../../ui/dialog.js';
import { formatExactTime } from '../../../ui/format-time.js';
import { Notice } from '../../../ui/notice.js';
import { useReplay } from './use-replay.js';
import { providerName, replayable, webhookStatuses } from './webhook-words.js';

/** What is said of an event that was replayed, by where it stands since. */
const replayResults: Readonly<
  Record<WebhookEventStatus, { readonly tone: 'good' | 'bad' | 'info'; readonly children: string }>
> = {
  RECEIVED: { tone: 'info', children: 'It waits for its turn again.' },
  DONE: { tone: 'good', children: 'Replayed: it took effect.' },
  UNHANDLED: { tone: 'info', children: 'Replayed: still, nothing is done on events of this type.' },
  FAILED: { tone: 'bad', children: 'Replayed, and it failed again. More attempts follow by themselves.' },
  DEAD: { tone: 'bad', children: 'Replayed, and it failed eight times again.' },
};

/** Everything about one event that was loaded before, following its changes. */
export function WebhookPanel({ eventId, onClose }: { eventId: string; onClose: () => void }): ReactNode {
  const { data, complete } = useFragment({
    fragment: WebhookDetailFragmentDoc,
    fragmentName: 'WebhookDetail',
    from: { __typename: 'WebhookEvent', id: eventId },
  });
  const event = complete ? (data as WebhookDetailFragment) : undefined;
  const { replay, isSending, isAccepted, problem } = useReplay(eventId);
  if (!event) return null;
  const status = webhookStatuses[event.status];
  return (
    <Panel
      open
      place="side"
      onClose={onClose}
      title={event.type}
      description={`${providerName(event.provider)} · ${event.eventId}`}
      footer={
        replayable.has(event.status) && (
          <Button
            busy={isSending}
            icon={<RotateCw aria-hidden className="size-4" />}
            onClick={() => void replay()}
          >
            Replay
          </Button>
        )
      }
    >
      <div className="grid gap-6">
        {problem && <Notice tone="bad">{problem}</Notice>}
        {isAccepted && <Notice {...replayResults[event.status]} />}
        <div className="grid gap-1.5">
          <p>
            <Pill tone={status.tone}>{status.label}</Pill>
          </p>
          <p className="text-sm text-ink-2">{status.meaning}</p>
        </div>
        <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2.5 text-sm">
          <Fact name="Outcome">{event.outcome}</Fact>
          <Fact name="Last error">
            {event.lastError && <span className="text-bad">{event.lastError}</span>}
          </Fact>
          <Fact name="Attempts">{event.attempts}</Fact>
          <Fact name="Happened">{formatExactTime(event.occurredAt)}</Fact>
          <Fact name="Arrived">{formatExactTime(event.receivedAt)}</Fact>
          <Fact name="Settled">{event.processedAt && formatExactTime(event.processedAt)}</Fact>
        </dl>
        <section aria-label="Payload" className="grid grid-cols-1 gap-2">
          <h3 className="font-[600]">Payload</h3>
          <p className="text-sm text-ink-2">Secrets are removed and personal data is masked.</p>
          {event.payload ? (
            <pre
              // A scrolling region has to be reachable by keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              className="overflow-x-auto rounded-md border border-crease bg-paper p-4 font-mono text-xs"
            >
              {JSON.stringify(event.payload, null, 2)}
            </pre>
          ) : (
            <p className="text-sm text-ink-2">The body is not a JSON object and is not shown.</p>
          )}
        </section>
      </div>
    </Panel>
  );
}

/** A line of the list of facts; absent without a value. */
function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  if (children === null || children === undefined || children === '') return null;
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
