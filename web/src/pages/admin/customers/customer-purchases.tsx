import type { ReactNode } from 'react';
import type { CustomerQuery, PurchaseStatus } from '../../../gql/graphql.js';
import { Pill, type PillTone } from '../../../ui/card.js';
import { formatMoney } from '../../../ui/format-money.js';
import { formatDate } from '../../../ui/format-time.js';

type Purchases = NonNullable<NonNullable<CustomerQuery['user']>['purchases']>;

const statuses: Readonly<Record<PurchaseStatus, { readonly label: string; readonly tone: PillTone }>> = {
  PAID: { label: 'Paid', tone: 'good' },
  PARTIALLY_REFUNDED: { label: 'Partly paid back', tone: 'warn' },
  REFUNDED: { label: 'Paid back', tone: 'plain' },
  CANCELLED: { label: 'Cancelled', tone: 'plain' },
};

/** What a person bought at TagMango, newest first. */
export function CustomerPurchases({ purchases }: { purchases: Purchases }): ReactNode {
  if (purchases.length === 0) return <p className="text-sm text-ink-2">Nothing has been bought.</p>;
  return (
    <ul className="-mx-6 -mb-6 grid">
      {purchases.map((purchase) => (
        <li
          key={purchase.id}
          className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-crease px-6 py-3.5"
        >
          <div className="grid min-w-0 gap-0.5">
            <p className="font-[560] wrap-anywhere">{purchase.courseName}</p>
            <p className="text-xs wrap-anywhere text-ink-3">
              TagMango · {purchase.transactionId} · {formatDate(purchase.purchasedAt)}
              {purchase.endsAt && `, ends ${formatDate(purchase.endsAt)}`}
            </p>
          </div>
          <div className="grid justify-items-end gap-0.5">
            <p className="tabular-nums">{formatMoney(purchase.amountCents, purchase.currency)}</p>
            {purchase.refundedCents > 0 && (
              <p className="text-xs text-ink-3 tabular-nums">
                {formatMoney(purchase.refundedCents, purchase.currency)} paid back
              </p>
            )}
            <Pill tone={statuses[purchase.status].tone}>{statuses[purchase.status].label}</Pill>
          </div>
        </li>
      ))}
    </ul>
  );
}
