import {
  PageInfo,
  Payload,
  toConnection,
  type Connection,
  type ConnectionArgs,
  type Page,
} from '@gatefold/runtime/graphql';
import { GraphQLCurrency } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { invoiceStatuses, type InvoiceStatus, type ShownInvoice } from '../../catalogue/invoices-cached.js';

const InvoiceStatusEnum = Object.fromEntries(invoiceStatuses.map((status) => [status, status])) as {
  [Key in InvoiceStatus]: Key;
};
registerEnumType(InvoiceStatusEnum, {
  name: 'InvoiceStatus',
  description: 'Where an invoice stands.',
  valuesConfig: {
    OPEN: { description: 'To be paid.' },
    PAID: { description: 'Paid.' },
    UNCOLLECTIBLE: { description: 'Not expected to be paid any more.' },
    VOID: { description: 'Taken back; nothing is to be paid.' },
  },
});

@ObjectType('InvoiceLine', { description: 'One thing on an invoice.' })
class InvoiceLineType {
  @Field(() => String, { description: 'What it is, in words for people.' })
  description!: string;

  @Field(() => Int, { description: 'How many, e.g. units of overage.' })
  quantity!: number;

  @Field(() => Int, { description: 'What they cost, in the smallest unit of the currency.' })
  amountCents!: number;
}

/** What the person and administrators see of an invoice. */
@ObjectType('Invoice', {
  description:
    'An invoice as Stripe keeps it; nothing of it is stored here. Seen by the person and administrators.',
})
export class InvoiceType {
  @Field(() => String, { description: "Stripe's id." })
  invoiceId!: string;

  @Field(() => String, { nullable: true, description: 'Number on the invoice.' })
  number!: string | null;

  @Field(() => InvoiceStatusEnum, { description: 'Where it stands.' })
  status!: InvoiceStatus;

  @Field(() => Int, { description: 'Sum in the smallest unit of the currency.' })
  totalCents!: number;

  @Field(() => Int, { description: 'What was paid of it, in the smallest unit of the currency.' })
  paidCents!: number;

  @Field(() => Int, { description: 'Taxes within the sum, in the smallest unit of the currency.' })
  taxCents!: number;

  @Field(() => Int, {
    description: 'What credit notes took off it or gave back, in the smallest unit of the currency.',
  })
  creditedCents!: number;

  @Field(() => [InvoiceLineType], {
    description: 'What is on it: plans, the rest of a changed plan, and overage with its units.',
  })
  lines!: readonly InvoiceLineType[];

  @Field(() => GraphQLCurrency, { description: 'Currency, ISO 4217.' })
  currency!: string;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'Beginning of what is paid for.' })
  periodStart!: Date;

  @Field(() => Date, { description: 'End of what is paid for.' })
  periodEnd!: Date;

  @Field(() => String, { nullable: true, description: 'Page of Stripe where it is seen and paid.' })
  pageUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'The invoice as a PDF, at Stripe.' })
  pdfUrl!: string | null;
}

@ObjectType('InvoiceEdge', { description: 'An invoice in a list.' })
class InvoiceEdge {
  @Field(() => InvoiceType, { description: 'The invoice.' })
  node!: InvoiceType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('InvoiceConnection', { description: 'One page of invoices.' })
export class InvoiceConnection implements Connection<InvoiceType> {
  @Field(() => [InvoiceEdge], { description: 'The invoices with their cursors.' })
  edges!: readonly InvoiceEdge[];

  @Field(() => [InvoiceType], { description: 'The invoices.' })
  nodes!: readonly InvoiceType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are, of the newest 1,000.' })
  totalCount!: number;
}

/** Outcome of `refundInvoice`. */
@ObjectType('RefundInvoicePayload', { description: 'Outcome of refundInvoice.' })
export class RefundInvoicePayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'What is given back by this, in the smallest unit; invoice and plan follow in a moment.',
  })
  refundedCents?: number;
}

/** The part of the list behind a cursor as its connection. */
export function toInvoiceConnection(
  invoices: readonly ShownInvoice[],
  args: ConnectionArgs,
  afterId: string | undefined,
): InvoiceConnection {
  const start = invoices.findIndex(({ id }) => id === afterId) + 1;
  const page: Page<ShownInvoice> = {
    rows: invoices.slice(start, start + args.first),
    hasNextPage: invoices.length > start + args.first,
  };
  const connection = toConnection(page, args, { node: toInvoiceType, cursor: ({ id }) => [id] });
  return { ...connection, totalCount: invoices.length };
}

function toInvoiceType({ id: invoiceId, ...invoice }: ShownInvoice): InvoiceType {
  return {
    ...invoice,
    invoiceId,
    createdAt: new Date(invoice.createdAt),
    periodStart: new Date(invoice.periodStart),
    periodEnd: new Date(invoice.periodEnd),
  };
}
