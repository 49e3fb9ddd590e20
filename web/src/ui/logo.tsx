import type { ReactNode } from 'react';

/** The mark: a sheet with two flaps standing open. */
function LogoMark({ className = 'h-6 w-8' }: { className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 36 26" className={className} aria-hidden="true">
      <path d="M11 5h14v16H11z" fill="var(--accent)" />
      <path d="M11 5 2 1v24l9-4z" fill="var(--ink)" />
      <path d="m25 5 9-4v24l-9-4z" fill="var(--ink)" opacity="0.55" />
    </svg>
  );
}

/** Mark and name. */
export function Logo(): ReactNode {
  return (
    <span className="inline-flex items-center gap-2.5 text-lg font-[660] tracking-[-0.03em] text-ink">
      <LogoMark />
      gatefold
    </span>
  );
}
