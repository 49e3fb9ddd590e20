/** Widths at which the page can be looked at. */
export type Viewport = 'phone' | 'tablet' | 'desktop';

/** CSS pixels; the desktop uses more where there is more. */
export const viewportWidthsPx: Readonly<Record<Viewport, number>> = {
  phone: 390,
  tablet: 820,
  desktop: 1200,
};

/** The width that fits the window the builder is opened in. */
export function viewportOfDevice(): Viewport {
  if (innerWidth < 640) return 'phone';
  return innerWidth < 1024 ? 'tablet' : 'desktop';
}
