import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { PagePerson, PageProject } from '../../portfolio/page-model.js';
import { PortfolioPage } from '../../portfolio/portfolio-page.js';
import type { Draft } from './draft.js';
import { usePageContent } from '../../portfolio/page-context.js';

/** Width the page is drawn at before it is made small. */
const drawnWidthPx = 1080;

interface PagePreviewProps {
  readonly draft: Draft;
  /** Instead of the person and projects around it. */
  readonly content?: { readonly person: PagePerson; readonly projects: readonly PageProject[] };
  readonly className?: string;
}

/** The real page, small and inert. */
export function PagePreview({ draft, content, className = 'aspect-[4/3]' }: PagePreviewProps): ReactNode {
  const around = usePageContent();
  const frame = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0.3);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScale(element.clientWidth / drawnWidthPx));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { person, projects } = content ?? around;
  return (
    <div
      ref={frame}
      inert
      aria-hidden="true"
      className={`relative overflow-hidden rounded-md border border-crease bg-paper ${className}`}
    >
      <div
        className="absolute top-0 left-0 origin-top-left"
        style={{ width: drawnWidthPx, transform: `scale(${scale})` }}
      >
        <PortfolioPage
          model={{
            title: draft.title,
            theme: draft.theme,
            blocks: draft.document.blocks,
            person,
            projects,
            branded: false,
          }}
        />
      </div>
    </div>
  );
}
