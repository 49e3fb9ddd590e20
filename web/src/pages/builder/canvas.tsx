import { Puck } from '@puckeditor/core';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Viewport } from './viewport.js';
import { viewportWidthsPx } from './viewport.js';

/** The page in a frame of the chosen width, made smaller where the window is narrower. */
export function Canvas({ viewport }: { viewport: Viewport }): ReactNode {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    room.current?.querySelector('iframe')?.setAttribute('title', 'The page being edited');
  });

  const width =
    viewport === 'desktop' ? Math.max(size.width, viewportWidthsPx.desktop) : viewportWidthsPx[viewport];
  const scale = size.width > 0 ? Math.min(1, size.width / width) : 1;
  return (
    <div ref={room} className="relative size-full overflow-hidden">
      <div
        className="absolute top-0 left-1/2 origin-top overflow-hidden rounded-md border border-crease bg-sheet shadow-sheet"
        style={{ width, height: size.height / scale, marginLeft: -width / 2, transform: `scale(${scale})` }}
      >
        <Puck.Preview />
      </div>
    </div>
  );
}
