import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.js';

/** An error state: what did not work, and a way to try again. */
export function Failure({
  title,
  text,
  onRetry,
}: {
  title: string;
  text: string;
  onRetry: () => void;
}): ReactNode {
  return (
    <div role="alert" className="fold-sheet grid justify-items-center gap-3 px-6 py-14 text-center">
      <svg viewBox="0 0 160 112" className="h-28 w-40" aria-hidden="true">
        <path d="M48 16h64v64H48z" fill="none" stroke="var(--crease-strong)" strokeDasharray="4 4" />
        <path d="M48 16 12 8v80l36-8z" fill="var(--paper-deep)" stroke="var(--crease-strong)" />
        <path
          d="m112 16 36 20v70l-36-26z"
          fill="var(--paper-deep)"
          stroke="var(--crease-strong)"
          transform="rotate(14 112 16)"
        />
        <path d="m72 40 16 16m0-16L72 56" stroke="var(--bad)" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <h2 className="text-lg font-[620] tight-1">{title}</h2>
      <p className="max-w-[46ch] text-sm text-ink-2">{text}</p>
      <Button
        look="secondary"
        size="small"
        onClick={onRetry}
        icon={<RotateCw aria-hidden className="size-4" />}
      >
        Try again
      </Button>
    </div>
  );
}
