import type { ReactNode } from 'react';
import { Toaster } from 'sonner';
import { useColourMode } from './colour-mode.js';

/** Where toasts appear, in the colours of the page. */
export function Toasts(): ReactNode {
  const mode = useColourMode();
  return (
    <Toaster
      theme={mode}
      position="bottom-center"
      mobileOffset={{ bottom: 84 }}
      toastOptions={{
        style: {
          background: 'var(--ink)',
          color: 'var(--paper)',
          border: '1px solid var(--ink)',
          borderRadius: '6px',
          fontFamily: 'var(--font-sans)',
          fontSize: '0.875rem',
        },
        actionButtonStyle: {
          background: 'var(--paper)',
          color: 'var(--ink)',
          borderRadius: '4px',
          height: '30px',
          padding: '0 12px',
          fontWeight: 600,
        },
      }}
    />
  );
}
