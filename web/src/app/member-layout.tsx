import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Download, GraduationCap, LayoutDashboard, LayoutTemplate, Layers, ShieldCheck } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { VerifyEmailBanner } from '../pages/email/verify-email-banner.js';
import { useSession } from '../session/session-store.js';
import { useIsAdmin } from '../session/use-is-admin.js';
import { Logo } from '../ui/logo.js';
import { AccountMenu } from './account-menu.js';
import { ColourModeMenu } from './colour-mode-menu.js';

const ownPlaces = [
  { to: '/dashboard', label: 'Dashboard', Icon: LayoutDashboard },
  { to: '/projects', label: 'Projects', Icon: Layers },
  { to: '/builder', label: 'Builder', Icon: LayoutTemplate },
  { to: '/downloads', label: 'Downloads', Icon: Download },
  { to: '/training', label: 'Training', Icon: GraduationCap },
] as const;
const adminPlaces = [...ownPlaces, { to: '/admin', label: 'Admin', Icon: ShieldCheck }] as const;

/** Navigation of signed-in pages: in the header on wide screens, at the thumb on phones. */
export function MemberLayout(): ReactNode {
  const session = useSession();
  const places = useIsAdmin() ? adminPlaces : ownPlaces;
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    if (session.status === 'anonymous' && path !== '/login')
      void navigate({ to: '/login', search: { next: path } });
  }, [session.status, navigate, path]);
  if (session.status !== 'member') return null;
  const inBuilder = path === '/builder';
  return (
    <div className={clsx('flex flex-col', inBuilder ? 'h-dvh overflow-hidden' : 'min-h-dvh')}>
      <header className="sticky top-0 z-30 border-b border-crease bg-paper/92 backdrop-blur-md">
        <div
          className={clsx(
            'mx-auto flex h-15 items-center gap-8 px-5',
            inBuilder ? 'max-w-none' : 'max-w-6xl',
          )}
        >
          <Link to="/dashboard" aria-label="gatefold, dashboard" className="rounded-sm">
            <Logo />
          </Link>
          <nav aria-label="Main" className="hidden h-full gap-6 md:flex">
            {places.map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                className="relative flex items-center text-sm font-[520] text-ink-2 transition-colors hover:text-ink"
                activeProps={{
                  className:
                    'text-ink! after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-accent',
                  'aria-current': 'page',
                }}
              >
                {label}
              </Link>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1.5">
            <ColourModeMenu />
            <AccountMenu user={session.user} />
          </div>
        </div>
      </header>
      {session.user.emailVerified === false && !inBuilder && <VerifyEmailBanner />}
      <main
        id="content"
        tabIndex={-1}
        className={clsx(
          'min-w-0 flex-1 outline-none max-md:pb-18',
          inBuilder ? 'min-h-0 overflow-y-auto' : 'mx-auto w-full max-w-6xl px-5 py-10 max-md:pb-28',
        )}
      >
        <Outlet />
      </main>
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-crease bg-sheet pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {places.map(({ to, label, Icon }) => (
          <Link
            key={to}
            to={to}
            className={clsx(
              'flex h-16 min-w-0 flex-col items-center justify-center gap-1 text-ink-3',
              places.length > 5 ? 'text-[0.6875rem] tight-1' : 'text-xs',
            )}
            activeProps={{ className: 'text-accent-text! font-[600]', 'aria-current': 'page' }}
          >
            <Icon aria-hidden className="size-5" />
            {label}
          </Link>
        ))}
      </nav>
    </div>
  );
}
