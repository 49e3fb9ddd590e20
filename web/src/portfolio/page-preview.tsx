import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { PageModel } from './page-model.js';
import { PortfolioPage } from './portfolio-page.js';

interface PagePreviewProps {
  readonly model: PageModel;
  /** Width the page is drawn at before it is made small, in CSS pixels. */
  readonly drawnWidthPx?: number;
  readonly className?: string;
}

/** The real page, small and inert. Decorative. */
export function PagePreview({
  model,
  drawnWidthPx = 1080,
  className = 'aspect-[4/3]',
}: PagePreviewProps): ReactNode {
  const frame = useRef<HTMLSpanElement>(null);
  const [scale, setScale] = useState(0.3);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScale(element.clientWidth / drawnWidthPx));
    observer.observe(element);
    return () => observer.disconnect();
  }, [drawnWidthPx]);
  return (
    <span ref={frame} inert aria-hidden="true" className={`relative block overflow-hidden ${className}`}>
      <span
        className="absolute top-0 left-0 block origin-top-left"
        style={{ width: drawnWidthPx, transform: `scale(${scale})` }}
      >
        <PortfolioPage model={model} />
      </span>
    </span>
  );
}
