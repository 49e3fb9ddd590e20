import { useMutation } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import {
  RefundOverageDocument,
  type CustomerChargeFragment,
  type OverageRefund,
} from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Pill } from '../../../ui/card.js';
import { formatMoney } from '../../../ui/format-money.js';
import { formatDate } from '../../../ui/format-time.js';
import { RefundDialog } from './refund-dialog.js';

interface CustomerChargesProps {
  readonly charges: readonly CustomerChargeFragment[];
  readonly personName: string;
  readonly onChanged: () => void;
}

const refunds: Readonly<Record<OverageRefund, string>> = {
  NOT_SENT: 'Given back, never sent',
  TAKEN_OFF: 'Taken off the next invoice',
  CREDITED: 'Credited',
};

const count = new Intl.NumberFormat('en');

/** What a person was charged by the unit, newest first, and the way to give it back. */
export function CustomerCharges({ charges, personName, onChanged }: CustomerChargesProps): ReactNode {
  const [refund] = useMutation(RefundOverageDocument);
  const [wanted, setWanted] = useState<CustomerChargeFragment>();
  if (charges.length === 0) return <p className="text-sm text-ink-2">Nothing was used beyond the plan.</p>;
  return (
    <>
      <ul className="-mx-6 -mb-6 grid">
        {charges.map((charge) => (
          <li
            key={charge.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-crease px-6 py-3.5"
          >
            <div className="grid min-w-0 gap-0.5">
              <p className="font-[560]">
                {count.format(charge.units)} × {charge.name}
              </p>
              <p className="text-xs text-ink-3">
                {formatDate(charge.occurredAt)}
                {!charge.isReported && !charge.refund && ' · Stripe is not told yet'}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-3">
              <span className="tabular-nums">{formatMoney(charge.amountCents, charge.currency)}</span>
              {charge.refund ? (
                <Pill tone="plain">{refunds[charge.refund]}</Pill>
              ) : (
                <Button
                  size="small"
                  look="secondary"
                  aria-label={`Give back ${charge.units} × ${charge.name} of ${formatDate(charge.occurredAt)}`}
                  onClick={() => setWanted(charge)}
                >
                  Give back
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {wanted && (
        <RefundDialog
          title={`Give ${formatMoney(wanted.amountCents, wanted.currency)} back?`}
          description={`${personName} pays nothing for it. What was used stays counted.`}
          onClose={() => setWanted(undefined)}
          onRefunded={onChanged}
          refund={async (reason) => {
            const { data } = await refund({ variables: { input: { chargeId: wanted.id, reason } } });
            return data?.refundOverage.userErrors[0]?.message;
          }}
        >
          <p className="text-sm text-ink-2">
            Before its invoice it is taken off Stripe&apos;s meter; after that it is credited on the invoice.
          </p>
        </RefundDialog>
      )}
    </>
  );
}
