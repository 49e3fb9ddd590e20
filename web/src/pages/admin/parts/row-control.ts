import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, count) => count - 1,
};

function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [
    ...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-row-control]') ?? []),
  ];
  const index = rows.indexOf(event.currentTarget);
  if (index < 0) return;
  event.preventDefault();
  rows[step(index, rows.length)]?.focus();
}

/** Properties of the link or button of a row: arrow keys, Home and End move the focus among those of a table. */
export const rowControl = { 'data-row-control': '', onKeyDown: moveAmongRows } as const;
