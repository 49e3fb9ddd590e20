import type Stripe from 'stripe';
import { html, money, page, type PageAnswer } from './html.js';

/** An invoice for its customer to read, and to pay while it is open. */
export function showInvoice(invoice: Stripe.Invoice): PageAnswer {
  const { currency } = invoice;
  const row = (title: string, cents: number): ReturnType<typeof html> =>
    html`<tr>
      <td>${title}</td>
      <td>${money(cents, currency)}</td>
    </tr>`;
  const secret = invoice.confirmation_secret?.client_secret;
  return page(
    `Invoice ${invoice.number}`,
    html`<p>Status: ${invoice.status}. For ${invoice.customer_email ?? 'a customer'}.</p>
      <table>
        ${invoice.lines.data.map((line) => row(line.description ?? '', line.amount))}
        ${(invoice.total_discount_amounts ?? []).map(({ amount }) => row('Discount', -amount))}
        ${row('Total', invoice.total)} ${row('Paid', invoice.amount_paid)}
        ${row('Due', invoice.amount_remaining)}
      </table>
      ${invoice.status === 'open' && secret && html`<p><a href="/pay/${secret}">Pay this invoice</a></p>`}`,
  );
}
