import type { PortfolioTheme } from '@gatefold/schema';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { accentVariables } from './accent.js';
import type { PagePerson } from './page-model.js';

interface FrameProps {
  readonly theme: PortfolioTheme;
  readonly person: PagePerson;
  readonly branded: boolean;
  readonly children: ReactNode;
}

/**
 * The sheet around all blocks: palette, type family, accent, header and footer.
 * The accent is set through the CSSOM, never as a style attribute, so that the page needs no `unsafe-inline`.
 */
export function PortfolioFrame({ theme, person, branded, children }: FrameProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(accentVariables(theme)))
      frame.current?.style.setProperty(name, value);
  }, [theme]);
  return (
    <div className="pf" ref={frame} data-palette={theme.key} data-font={theme.font}>
      <div className="pf-page">
        <header className="pf-header">
          <span className="pf-name">{person.displayName}</span>
          <span className="pf-handle">@{person.username}</span>
        </header>
        <main className="pf-main">{children}</main>
        <footer className="pf-footer">
          <span>{person.displayName}</span>
          {branded && (
            <a href="/" className="pf-brand">
              Made with gatefold
            </a>
          )}
        </footer>
      </div>
    </div>
  );
}
