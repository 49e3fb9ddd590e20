import type { ReactNode } from 'react';
import { Card } from '../../ui/card.js';
import { PortalButton } from './portal-button.js';

/** The way to cards, addresses and invoices, which Stripe keeps. */
export function PaymentSection(): ReactNode {
  return (
    <Card title="Card and invoices">
      <div className="grid justify-items-start gap-4">
        <p className="text-sm text-ink-2">
          Stripe keeps your card and your invoices. On its page you change the card and the address on your
          bills, and download every invoice.
        </p>
        <PortalButton>Open Stripe&apos;s page</PortalButton>
      </div>
    </Card>
  );
}
