import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button.js';

interface PanelProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
  /** Stays below the scrolling content. */
  readonly footer?: ReactNode;
  /** `side` slides in from the edge and uses the whole height; `middle` is a small sheet. */
  readonly place?: 'side' | 'middle';
  readonly wide?: boolean;
  /** Cannot be closed without a decision. */
  readonly required?: boolean;
}

const places = {
  side: 'inset-y-0 right-0 w-full max-w-[38rem] border-l sheet-in',
  middle:
    'left-1/2 top-1/2 w-[calc(100%-2rem)] max-h-[calc(100%-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-lg border dialog-in',
} as const;

/** A modal sheet that keeps the focus inside and gives it back. */
export function Panel({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  place = 'middle',
  wide = false,
  required = false,
}: PanelProps): ReactNode {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay-in fixed inset-0 z-40 bg-[rgb(20_18_14/0.45)]" />
        <Dialog.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onEscapeKeyDown={(event) => required && event.preventDefault()}
          onPointerDownOutside={(event) => required && event.preventDefault()}
          className={clsx(
            'fixed z-50 flex flex-col border-crease bg-sheet shadow-lift outline-none',
            places[place],
            place === 'middle' && (wide ? 'max-w-3xl' : 'max-w-lg'),
          )}
        >
          <header className="flex items-start gap-4 border-b border-crease px-6 py-4">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <Dialog.Title className="wrap-anywhere text-xl font-[640] tight-2">{title}</Dialog.Title>
              {description && (
                <Dialog.Description className="wrap-anywhere text-sm text-ink-2">
                  {description}
                </Dialog.Description>
              )}
            </div>
            {!required && (
              <Dialog.Close asChild>
                <IconButton label="Close" className="-mr-2">
                  <X aria-hidden className="size-5" />
                </IconButton>
              </Dialog.Close>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 py-6">{children}</div>
          {footer && (
            <footer className="flex flex-wrap gap-3 border-t border-crease px-6 py-4">{footer}</footer>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
