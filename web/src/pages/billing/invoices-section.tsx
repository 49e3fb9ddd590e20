import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { InvoicesDocument, type ShownInvoiceFragment } from '../../gql/graphql.js';
import { invoiceState } from '../../plans/invoice-state.js';
import { Card, MissingPart, Pill } from '../../ui/card.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';
import { Skeleton } from '../../ui/skeleton.js';

/** A year of monthly invoices; Stripe's page has the earlier ones. */
const invoicesMax = 12;

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
  const { number, totalCents, currency, createdAt, pageUrl, pdfUrl } = invoice;
  const { tone, label } = invoiceState(invoice);
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
      <InvoiceLines invoice={invoice} />
    </li>
  );
}

/** What is on an invoice, folded away: plans, overage by its units, taxes and what came back. */
function InvoiceLines({ invoice }: { invoice: ShownInvoiceFragment }): ReactNode {
  const { lines, taxCents, creditedCents, refundedCents, currency } = invoice;
  const money = (cents: number): string => formatMoney(cents, currency);
  const rows = [
    ...lines.map(({ description, amountCents }) => ({ name: description, value: money(amountCents) })),
    ...(taxCents > 0 ? [{ name: 'Taxes in it', value: money(taxCents) }] : []),
    ...(creditedCents > 0 ? [{ name: 'Credited', value: money(-creditedCents) }] : []),
    ...(refundedCents > 0 ? [{ name: 'Paid back to your card', value: money(refundedCents) }] : []),
  ];
  if (rows.length === 0) return null;
  return (
    <details className="col-span-2">
      <summary className="w-fit text-sm text-ink-2 underline underline-offset-4">What is on it</summary>
      <dl className="mt-2 grid gap-1.5 text-sm">
        {rows.map(({ name, value }, index) => (
          // Two lines can have the same words.
          <div key={index} className="flex justify-between gap-4">
            <dt className="min-w-0 wrap-anywhere text-ink-2">{name}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
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
