import type { ReactNode } from 'react';
import type { PaymentStatus, ShownPaymentsFragment } from '../../gql/graphql.js';
import { Card, MissingPart, Pill } from '../../ui/card.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';

type Payments = NonNullable<ShownPaymentsFragment['payments']>;

const states = {
  PENDING: { tone: 'plain', label: 'Not paid yet' },
  ACTION_REQUIRED: { tone: 'warn', label: 'To be confirmed' },
  PROCESSING: { tone: 'plain', label: 'On its way' },
  FAILED: { tone: 'bad', label: 'Refused' },
  CANCELED: { tone: 'plain', label: 'Cancelled' },
  SUCCEEDED: { tone: 'good', label: 'Paid' },
  PARTIALLY_REFUNDED: { tone: 'warn', label: 'Partly paid back' },
  REFUNDED: { tone: 'plain', label: 'Paid back' },
  DISPUTED: { tone: 'warn', label: 'Disputed' },
  CHARGED_BACK: { tone: 'plain', label: 'Charged back' },
} as const satisfies Record<PaymentStatus, object>;

/** What was paid once through Stripe, newest first, with what was given back of it. */
export function PaymentList({
  payments,
  onRetry,
}: {
  /** Null when billing does not answer. */
  payments: Payments | null;
  onRetry: () => void;
}): ReactNode {
  return (
    <Card title="One-time payments">
      {!payments && <MissingPart what="What you paid" onRetry={onRetry} />}
      {payments?.nodes.length === 0 && <p className="text-sm text-ink-2">You paid for nothing here yet.</p>}
      <ul className="divide-y divide-crease">
        {payments?.nodes.map((payment) => {
          const { id, description, amountCents, refundedCents, currency, status, createdAt, paidAt } =
            payment;
          const { tone, label } = states[status];
          return (
            <li
              key={id}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 py-4 first:pt-0 last:pb-0"
            >
              <p className="font-[560] wrap-anywhere">{description}</p>
              <p className="text-right tabular-nums">{formatMoney(amountCents, currency)}</p>
              <p className="text-sm text-ink-2">
                {formatDate(paidAt ?? createdAt)}
                {refundedCents > 0 && `. ${formatMoney(refundedCents, currency)} paid back.`}
              </p>
              <p className="text-right">
                <Pill tone={tone}>{label}</Pill>
              </p>
            </li>
          );
        })}
      </ul>
      {payments?.pageInfo.hasNextPage && (
        <p className="mt-4 text-sm text-ink-2">Only the newest {payments.nodes.length} are shown.</p>
      )}
    </Card>
  );
}
