import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { InvoicesDocument, type InvoiceStatus, type ShownInvoiceFragment } from '../../gql/graphql.js';
import { Card, MissingPart, Pill } from '../../ui/card.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';
import { Skeleton } from '../../ui/skeleton.js';

/** A year of monthly invoices; Stripe's page has the earlier ones. */
const invoicesMax = 12;

const states = {
  OPEN: { tone: 'warn', label: 'To be paid' },
  PAID: { tone: 'good', label: 'Paid' },
  UNCOLLECTIBLE: { tone: 'bad', label: 'Not paid' },
  VOID: { tone: 'plain', label: 'Taken back' },
} as const satisfies Record<InvoiceStatus, object>;

/** The newest invoices. Asked for apart from the rest of the page, since Stripe keeps them and may not answer. */
export function InvoicesSection(): ReactNode {
  const { data, loading, refetch } = useQuery(InvoicesDocument, {
    variables: { first: invoicesMax },
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  });
  const invoices = data?.me?.invoices;
  return (
    <Card title="Invoices">
      {invoices && <InvoiceList invoices={invoices.nodes} totalCount={invoices.totalCount} />}
      {!invoices && loading && (
        <div role="status" aria-label="Loading your invoices" className="grid gap-3">
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      )}
      {!invoices && !loading && (
        <MissingPart what="Stripe does not answer, so your invoices" onRetry={() => void refetch()} />
      )}
    </Card>
  );
}

function InvoiceList({
  invoices,
  totalCount,
}: {
  invoices: readonly ShownInvoiceFragment[];
  totalCount: number;
}): ReactNode {
  if (invoices.length === 0) return <p className="text-sm text-ink-2">You have no invoices yet.</p>;
  return (
    <>
      <ul className="divide-y divide-crease">
        {invoices.map((invoice) => (
          <InvoiceRow key={invoice.invoiceId} invoice={invoice} />
        ))}
      </ul>
      {totalCount > invoices.length && (
        <p className="mt-4 text-sm text-ink-2">Earlier ones are on Stripe&apos;s page.</p>
      )}
    </>
  );
}

function InvoiceRow({ invoice }: { invoice: ShownInvoiceFragment }): ReactNode {
  const { number, status, totalCents, currency, createdAt, pageUrl, pdfUrl } = invoice;
  const { tone, label } = states[status];
  const name = number ? `Invoice ${number}` : 'Invoice without a number';
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 py-3.5 first:pt-0 last:pb-0">
      <p className="font-[560] wrap-anywhere">{name}</p>
      <p className="text-right tabular-nums">{formatMoney(totalCents, currency)}</p>
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
        {formatDate(createdAt)}
        <InvoiceLink href={pageUrl} text="View" of={name} />
        <InvoiceLink href={pdfUrl} text="PDF" of={name} />
      </p>
      <p className="text-right">
        <Pill tone={tone}>{label}</Pill>
      </p>
    </li>
  );
}

/** Nothing while Stripe has no such page yet. */
function InvoiceLink({
  href,
  text,
  of,
}: {
  href: string | null | undefined;
  text: string;
  of: string;
}): ReactNode {
  if (!href) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`${text}, ${of}`}
      className="font-[560] text-accent-text underline underline-offset-4"
    >
      {text}
    </a>
  );
}
