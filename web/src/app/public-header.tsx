import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIsMember } from '../session/use-is-member.js';
import { buttonClass } from '../ui/button.js';
import { Logo } from '../ui/logo.js';
import { ColourModeMenu } from './colour-mode-menu.js';

/** Head of the pages that everybody may see: home, prices, and the way in. */
export function PublicHeader(): ReactNode {
  const isMember = useIsMember();
  return (
    <header className="mx-auto flex h-18 max-w-6xl items-center gap-2 px-5">
      <Link to="/" aria-label="gatefold, home" className="rounded-sm">
        <Logo />
      </Link>
      <div className="ml-auto flex items-center gap-1.5">
        <Link to="/pricing" className={buttonClass('quiet', 'small')}>
          Pricing
        </Link>
        <ColourModeMenu />
        {isMember ? (
          <Link to="/dashboard" className={buttonClass('primary', 'small')}>
            <span className="max-sm:hidden">Open dashboard</span>
            <span className="sm:hidden">Dashboard</span>
          </Link>
        ) : (
          <>
            <Link to="/login" className={buttonClass('quiet', 'small')}>
              Sign in
            </Link>
            <Link to="/register" className={buttonClass('primary', 'small', 'max-sm:hidden')}>
              Create your page
            </Link>
          </>
        )}
      </div>
    </header>
  );
}
