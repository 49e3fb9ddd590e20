import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import {
  CustomerInvoicesDocument,
  RefundInvoiceDocument,
  type CustomerInvoiceFragment,
} from '../../../gql/graphql.js';
import { invoiceState } from '../../../plans/invoice-state.js';
import { Button } from '../../../ui/button.js';
import { MissingPart, Pill } from '../../../ui/card.js';
import { formatMoney } from '../../../ui/format-money.js';
import { formatDate } from '../../../ui/format-time.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { RefundDialog } from './refund-dialog.js';

interface CustomerInvoicesProps {
  readonly username: string;
  readonly personName: string;
  readonly onChanged: () => void;
}

/** Invoices of a person's subscription. Asked for apart from the rest: Stripe keeps them and may not answer. */
export function CustomerInvoices({ username, personName, onChanged }: CustomerInvoicesProps): ReactNode {
  const { data, loading, refetch } = useQuery(CustomerInvoicesDocument, {
    variables: { username },
    errorPolicy: 'all',
  });
  const [refund] = useMutation(RefundInvoiceDocument);
  const [wanted, setWanted] = useState<CustomerInvoiceFragment>();
  const again = (): void => void refetch().catch(() => undefined);
  const invoices = data?.user?.invoices?.nodes;
  if (!invoices)
    return loading ? (
      <div role="status" aria-label="Loading the invoices">
        <Skeleton className="h-12" />
      </div>
    ) : (
      <MissingPart what="Stripe does not answer, so the invoices" onRetry={again} />
    );
  if (invoices.length === 0) return <p className="text-sm text-ink-2">There are no invoices.</p>;
  return (
    <>
      <ul className="-mx-6 -mb-6 grid">
        {invoices.map((invoice) => (
          <InvoiceRow key={invoice.invoiceId} invoice={invoice} onRefund={() => setWanted(invoice)} />
        ))}
      </ul>
      {wanted && (
        <RefundDialog
          title={`Give ${formatMoney(leftOf(wanted), wanted.currency)} back?`}
          description={`It goes back to the card of ${personName}, and the plan of this period ends at once.`}
          onClose={() => setWanted(undefined)}
          onRefunded={() => {
            again();
            onChanged();
          }}
          refund={async (reason) => {
            const { data: done } = await refund({
              variables: { input: { invoiceId: wanted.invoiceId, reason } },
            });
            return done?.refundInvoice.userErrors[0]?.message;
          }}
        >
          <p className="text-sm text-ink-2">The subscription renews as before, unless it is cancelled.</p>
        </RefundDialog>
      )}
    </>
  );
}

function leftOf({ paidCents, refundedCents }: CustomerInvoiceFragment): number {
  return paidCents - refundedCents;
}

function InvoiceRow({
  invoice,
  onRefund,
}: {
  invoice: CustomerInvoiceFragment;
  onRefund: () => void;
}): ReactNode {
  const { number, createdAt, totalCents, currency, paymentStatus, pageUrl } = invoice;
  const { tone, label } = invoiceState(invoice);
  const name = number ?? 'Invoice without a number';
  const isRefundable = paymentStatus === 'SUCCEEDED' || paymentStatus === 'PARTIALLY_REFUNDED';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-crease px-6 py-3.5">
      <div className="grid min-w-0 gap-0.5">
        <p className="font-[560] wrap-anywhere">
          {pageUrl ? (
            <a href={pageUrl} target="_blank" rel="noreferrer" className="underline underline-offset-4">
              {name}
            </a>
          ) : (
            name
          )}
        </p>
        <p className="text-xs text-ink-3">{formatDate(createdAt)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <span className="tabular-nums">{formatMoney(totalCents, currency)}</span>
        <Pill tone={tone}>{label}</Pill>
        {isRefundable && (
          <Button size="small" look="secondary" aria-label={`Give back ${name}`} onClick={onRefund}>
            Give back
          </Button>
        )}
      </div>
    </li>
  );
}
