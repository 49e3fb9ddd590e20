import type { ReactNode } from 'react';
export function BuilderPage(): ReactNode {
  return <h1>Builder</h1>;
}
