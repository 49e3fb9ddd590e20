import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ColourModeMenu } from '../../app/colour-mode-menu.js';
import { Logo } from '../../ui/logo.js';
import { FoldedSheet } from './folded-sheet.js';

interface AuthLayoutProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  /** The line below the form: the other way in; null for none. */
  readonly other: ReactNode;
  /** Address written on the folded sheet. */
  readonly address?: string;
}

/** A spread: the form on one panel, a folded sheet on the other. */
export function AuthLayout({ title, lead, children, other, address }: AuthLayoutProps): ReactNode {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col px-5 py-5 sm:px-10">
        <header className="flex items-center justify-between">
          <Link to="/" aria-label="gatefold, home" className="rounded-sm">
            <Logo />
          </Link>
          <ColourModeMenu />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="m-auto grid w-full max-w-[26rem] gap-7 py-12 outline-none"
        >
          <div className="grid gap-2">
            <h1 className="text-3xl font-[660] tight-3">{title}</h1>
            <p className="text-ink-2">{lead}</p>
          </div>
          {children}
          {other && <p className="text-sm text-ink-2">{other}</p>}
        </main>
      </div>
      <aside
        className="relative hidden overflow-hidden border-l border-crease bg-paper-deep lg:block"
        aria-hidden="true"
      >
        <FoldedSheet address={address} />
      </aside>
    </div>
  );
}
