import { useMutation } from '@apollo/client/react';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { OpenBillingPortalDocument } from '../../gql/graphql.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { useSent } from './use-sent.js';

/** Leads to Stripe's page with cards, invoices and address, and back here. */
export function PortalButton({
  look = 'secondary',
  children,
}: {
  look?: 'primary' | 'secondary';
  children: ReactNode;
}): ReactNode {
  const [open] = useMutation(OpenBillingPortalDocument);
  const { busy, problem, send } = useSent();
  const go = (): Promise<boolean> =>
    send(async () => {
      const { data } = await open({ variables: { input: { returnPath: '/billing' } } });
      if (data?.openBillingPortal.url) location.assign(data.openBillingPortal.url);
      return data?.openBillingPortal.userErrors;
    });
  return (
    <>
      <Button
        look={look}
        busy={busy}
        onClick={() => void go()}
        icon={<ExternalLink aria-hidden className="size-4" />}
      >
        {children}
      </Button>
      {problem && (
        <Notice tone="bad" className="order-last w-full">
          {problem}
        </Notice>
      )}
    </>
  );
}
