import type { ReactNode } from 'react';
import type { PurchasesQuery, PurchaseStatus } from '../../gql/graphql.js';
import { Card, MissingPart, Pill } from '../../ui/card.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';

type Purchases = NonNullable<NonNullable<PurchasesQuery['me']>['purchases']>;

const states = {
  PAID: { tone: 'good', label: 'Paid' },
  PARTIALLY_REFUNDED: { tone: 'warn', label: 'Partly paid back' },
  REFUNDED: { tone: 'plain', label: 'Paid back' },
  CANCELLED: { tone: 'plain', label: 'Cancelled' },
} as const satisfies Record<PurchaseStatus, object>;

function afterwords({ refundedCents, currency, status, endsAt }: Purchases[number]): string {
  const paidBack = refundedCents > 0 ? `${formatMoney(refundedCents, currency)} paid back. ` : '';
  return status === 'CANCELLED' && endsAt ? `${paidBack}Open until ${formatDate(endsAt)}.` : paidBack;
}

/** What was bought at TagMango, newest first, with what became of it. */
export function PurchaseList({
  purchases,
  onRetry,
}: {
  /** Null when billing does not answer. */
  purchases: Purchases | null;
  onRetry: () => void;
}): ReactNode {
  return (
    <Card title="Bought at TagMango">
      {!purchases && <MissingPart what="What you bought" onRetry={onRetry} />}
      {purchases?.length === 0 && <p className="text-sm text-ink-2">You bought nothing there yet.</p>}
      <ul className="divide-y divide-crease">
        {purchases?.map((purchase) => {
          const { tone, label } = states[purchase.status];
          return (
            <li
              key={purchase.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 py-4 first:pt-0 last:pb-0"
            >
              <p className="font-[560] wrap-anywhere">{purchase.courseName}</p>
              <p className="text-right tabular-nums">
                {formatMoney(purchase.amountCents, purchase.currency)}
              </p>
              <p className="text-sm wrap-anywhere text-ink-2">
                {formatDate(purchase.purchasedAt)}, receipt {purchase.transactionId}. {afterwords(purchase)}
              </p>
              <p className="text-right">
                <Pill tone={tone}>{label}</Pill>
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
