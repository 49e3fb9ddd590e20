import { z } from 'zod';

/** What the e-mails about a purchase are told. */
export const purchaseData = z.object({
  itemName: z.string(),
  amountCents: z.int(),
  /** ISO 4217. */
  currency: z.string(),
  purchasedAt: z.iso.datetime(),
});

const titleLengthMax = 80;

/** The item in one line; sellers write their names. */
export function titleOf(itemName: string): string {
  const line = itemName.replaceAll(/\s+/g, ' ').trim();
  return line.length > titleLengthMax ? `${line.slice(0, titleLengthMax - 1)}…` : line;
}

/** `Bought on 21 November 2026 for INR 499.00.` */
export function receiptOf({ amountCents, currency, purchasedAt }: z.infer<typeof purchaseData>): string {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `Bought on ${date.format(new Date(purchasedAt))} for ${currency} ${(amountCents / 100).toFixed(2)}.`;
}
