import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { useSession } from '../../session/session-store.js';
import { buttonClass } from '../../ui/button.js';

/** Told to a member who opens a page of administrators. */
export function NotForYou(): ReactNode {
  usePageTitle('For administrators');
  const session = useSession();
  return (
    <div className="mx-auto grid max-w-xl gap-6 py-10">
      <svg viewBox="98 0 124 140" className="w-32" aria-hidden="true">
        <path d="M100 24h120v92H100z" fill="var(--sheet)" stroke="var(--crease-strong)" />
        <path d="m100 24 60 4v92l-60-4z" fill="var(--paper-deep)" stroke="var(--crease-strong)" />
        <path d="m220 24-60 4v92l60-4z" fill="var(--paper-deep)" stroke="var(--crease-strong)" />
        <path d="M160 28v92" stroke="var(--accent)" strokeWidth="3" />
        <path d="M100 6v12M220 6v12M100 122v12M220 122v12" stroke="var(--mark)" />
      </svg>
      <h1 className="text-3xl font-[660] tight-3">This panel is for administrators</h1>
      <p className="text-lg text-ink-2">
        You are signed in
        {session.status === 'member' && <> as @{session.user.username}</>}, and this account does not operate
        gatefold. Sign in with an administrator’s account, or go back to your own work.
      </p>
      <Link to="/dashboard" className={buttonClass('primary', 'large', 'w-fit')}>
        Open your dashboard
      </Link>
    </div>
  );
}
