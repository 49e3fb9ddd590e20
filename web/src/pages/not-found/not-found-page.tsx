import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Logo } from '../../ui/logo.js';
import { NothingHere } from './nothing-here.js';

/** Any address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh max-w-xl content-center gap-6 px-5 outline-none"
    >
      <Link to="/" aria-label="gatefold, home" className="w-fit">
        <Logo />
      </Link>
      <NothingHere to="/" label="Go to the front page" />
    </main>
  );
}
