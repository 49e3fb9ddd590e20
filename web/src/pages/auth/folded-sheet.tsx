import type { ReactNode } from 'react';

/** A drawn gatefold with an address on its middle panel. Decorative. */
export function FoldedSheet({ address }: { address?: string | undefined }): ReactNode {
  return (
    <svg viewBox="0 0 640 720" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full">
      <g stroke="var(--mark)" strokeWidth="1" fill="none">
        <path d="M200 96v40M440 96v40M200 584v40M440 584v40" />
        <path d="M76 170h24M540 170h24M76 550h24M540 550h24" />
        <circle cx="320" cy="116" r="9" />
        <path d="M304 116h32M320 100v32" />
        <circle cx="320" cy="604" r="9" />
        <path d="M304 604h32M320 588v32" />
      </g>
      <path d="M200 170h240v380H200z" fill="var(--sheet)" />
      <path d="M200 170 84 136v448l116-34z" fill="var(--sheet)" />
      <path d="M200 170 84 136v448l116-34z" fill="rgb(var(--shade) / 0.07)" />
      <path d="m440 170 116-34v448l-116-34z" fill="var(--accent)" />
      <path d="m440 170 116-34v448l-116-34z" fill="rgb(var(--shade) / 0.1)" />
      <path d="M200 170v380M440 170v380" stroke="rgb(var(--shade) / 0.16)" />
      <text x="232" y="226" fill="var(--ink-3)" fontSize="15" fontWeight="520">
        gatefold
      </text>
      <text
        x="232"
        y="386"
        fill="var(--ink)"
        fontSize={address && address.length > 14 ? 19 : 26}
        fontWeight="660"
        letterSpacing="-0.8"
      >
        {address ?? '@you'}
      </text>
      <path d="M232 412h128M232 434h96" stroke="var(--crease-strong)" strokeWidth="5" />
      <path d="M232 476h52v40h-52zM294 476h52v40h-52zM356 476h52v40h-52z" fill="var(--accent-soft)" />
      <path d="M112 220l60 15v60l-60-15zM112 330l60 12v60l-60-12z" fill="rgb(var(--shade) / 0.08)" />
      <path
        d="M468 235l60-15v60l-60 15zM468 345l60-12v10l-60 12zM468 371l42-8v10l-42 8z"
        fill="var(--on-accent)"
        opacity="0.85"
      />
    </svg>
  );
}
