import type { ReactNode } from 'react';

/** A spread with empty panels. Decorative. */
export function EmptyPicture(): ReactNode {
  return (
    <svg viewBox="0 0 260 130" className="h-32 w-64" aria-hidden="true">
      <path d="M84 22h92v86H84z" fill="var(--paper)" stroke="var(--crease-strong)" strokeDasharray="4 4" />
      <path d="M84 22 26 8v114l58-14z" fill="var(--sheet)" stroke="var(--crease-strong)" />
      <path d="m176 22 58-14v114l-58-14z" fill="var(--sheet)" stroke="var(--crease-strong)" />
      <path d="M40 34l30 7v24l-30-6zM40 76l30-3v6l-30 3z" fill="var(--accent-soft)" />
      <path d="m190 41 30-7v8l-30 7zM190 58l22-4v7l-22 4z" fill="var(--crease)" />
      <path d="M130 52v26M117 65h26" stroke="var(--accent-text)" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M84 6v10M176 6v10M84 114v10M176 114v10" stroke="var(--mark)" />
    </svg>
  );
}
