import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { PortfolioPage } from '../../portfolio/portfolio-page.js';
import { samplePage } from './sample-page.js';

const panels = [
  { key: 'left', from: 0, to: 0.26 },
  { key: 'middle', from: 0.26, to: 0.74 },
  { key: 'right', from: 0.74, to: 1 },
] as const;

/** Width the page is drawn at: narrower on phones, so that it stays readable. */
const drawnWidthPx = (roomPx: number): number => (roomPx < 640 ? 660 : 1480);

/** A real portfolio page printed across a sheet whose two flaps fold open. */
export function GatefoldSpread(): ReactNode {
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const drawn = drawnWidthPx(width);
  const scale = width / drawn;
  const page = samplePage('Calm tools for people with complicated jobs.');
  return (
    <div
      ref={room}
      role="img"
      aria-label="An example portfolio, printed across an open gatefold"
      className="spread"
    >
      {width > 0 && (
        <div inert className="spread-sheet">
          {panels.map(({ key, from, to }) => (
            <div
              key={key}
              className={`spread-panel spread-${key}`}
              style={{ width: `${(to - from) * 100}%` }}
            >
              <div
                className="spread-page"
                style={{ width: drawn, transform: `translateX(${-from * width}px) scale(${scale})` }}
              >
                <PortfolioPage model={page} />
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
