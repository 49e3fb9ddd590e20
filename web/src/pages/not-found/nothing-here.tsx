import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { buttonClass } from '../../ui/button.js';

/** Says that an address leads nowhere, and leads on; stands inside the `main` of the page around it. */
export function NothingHere({
  to,
  label,
}: {
  readonly to: LinkProps['to'];
  readonly label: string;
}): ReactNode {
  usePageTitle('Not found');
  return (
    <div className="mx-auto grid w-full max-w-xl content-center gap-6">
      <svg viewBox="0 0 320 140" className="w-72 max-w-full" aria-hidden="true">
        <path d="M100 24h120v92H100z" fill="none" stroke="var(--mark)" strokeDasharray="5 5" />
        <path d="M100 24 24 8v124l76-16z" fill="var(--sheet)" stroke="var(--crease-strong)" />
        <path d="m220 24 76-16v124l-76-16z" fill="var(--accent)" />
      </svg>
      <h1 className="text-4xl font-[660] tight-3">The middle panel is missing</h1>
      <p className="text-lg text-ink-2">
        There is no page at this address. Check it for a typo, or go back to where pages are.
      </p>
      <Link to={to} className={buttonClass('primary', 'large', 'w-fit')}>
        {label}
      </Link>
    </div>
  );
}
