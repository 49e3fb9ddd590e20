import { MailWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { ResendEmail } from './resend-email.js';

/** Asks a person whose address is not confirmed to look into their mail. */
export function VerifyEmailBanner(): ReactNode {
  return (
    <section aria-label="Confirm your e-mail address" className="border-b border-crease bg-accent-soft">
      <div className="mx-auto flex max-w-6xl items-start gap-x-3 px-5 py-1.5 text-sm text-accent-text">
        <MailWarning aria-hidden className="mt-2 size-4 shrink-0" />
        <div className="flex flex-wrap items-center gap-x-3">
          <p className="py-1.5">Confirm your e-mail address: we sent you a link.</p>
          <ResendEmail small />
        </div>
      </div>
    </section>
  );
}
