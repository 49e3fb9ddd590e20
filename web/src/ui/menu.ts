/** Classes of the panel of a menu. */
export const menuPanelClass =
  'z-50 min-w-48 rounded-md border border-crease bg-sheet p-1.5 shadow-lift dialog-in max-h-(--radix-dropdown-menu-content-available-height) overflow-y-auto';

/** Classes of one entry of a menu. */
export const menuItemClass =
  'flex w-full cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-2 text-sm text-ink outline-none select-none ' +
  'data-highlighted:bg-[color-mix(in_srgb,var(--ink)_7%,transparent)] data-disabled:cursor-not-allowed data-disabled:opacity-50';
