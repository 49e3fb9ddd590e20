import type { ShownInvoiceFragment } from '../gql/graphql.js';
import type { PillTone } from '../ui/card.js';

const invoices = {
  OPEN: { tone: 'warn', label: 'To be paid' },
  PAID: { tone: 'good', label: 'Paid' },
  UNCOLLECTIBLE: { tone: 'bad', label: 'Not paid' },
  VOID: { tone: 'plain', label: 'Taken back' },
} as const satisfies Record<ShownInvoiceFragment['status'], { tone: PillTone; label: string }>;

/** Where an invoice stands, and what became of its money, where that is more than paid or not. */
export function invoiceState({
  status,
  paymentStatus,
}: Pick<ShownInvoiceFragment, 'status' | 'paymentStatus'>): {
  readonly tone: PillTone;
  readonly label: string;
} {
  switch (paymentStatus) {
    case 'REFUNDED':
      return { tone: 'plain', label: 'Paid back' };
    case 'PARTIALLY_REFUNDED':
      return { tone: 'warn', label: 'Partly paid back' };
    case 'DISPUTED':
      return { tone: 'warn', label: 'Disputed' };
    case 'CHARGED_BACK':
      return { tone: 'bad', label: 'Charged back' };
    default:
      return invoices[status];
  }
}
