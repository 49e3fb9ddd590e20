import { MailWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { ResendEmail } from './resend-email.js';

/** Asks a person whose address is not confirmed to look into their mail. */
export function VerifyEmailBanner(): ReactNode {
  return (
    <section aria-label="Confirm your e-mail address" className="border-b border-crease bg-accent-soft">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-5 py-1.5 text-sm text-accent-text">
        <MailWarning aria-hidden className="size-4 shrink-0" />
        <p>Confirm your e-mail address: we sent you a link.</p>
        <ResendEmail small />
      </div>
    </section>
  );
}
