import type { ReactNode } from 'react';
export function LandingPage(): ReactNode {
  return <main>x</main>;
}
