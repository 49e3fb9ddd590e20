import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'small' | 'medium' | 'large';

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover shadow-[inset_0_-1px_0_rgb(0_0_0/0.18)]',
  secondary: 'bg-sheet text-ink border border-crease hover:border-crease-strong',
  quiet: 'text-ink-2 hover:text-ink hover:bg-[color-mix(in_srgb,var(--ink)_7%,transparent)]',
  danger: 'bg-sheet text-bad border border-crease hover:border-bad',
};
const sizes: Readonly<Record<Size, string>> = {
  small: 'h-9 px-3 text-sm gap-1.5',
  medium: 'h-11 px-4 text-sm gap-2',
  large: 'h-13 px-6 text-base gap-2.5',
};

/** Classes of a button, for links that look like one. */
export function buttonClass(look: Look = 'primary', size: Size = 'medium', extra?: string): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center rounded-md font-[560] whitespace-nowrap select-none no-underline',
    'transition-[background-color,border-color,color,transform] duration-150 active:translate-y-px disabled:opacity-55 disabled:active:translate-y-0',
    looks[look],
    sizes[size],
    extra,
  );
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly size?: Size;
  /** Shows a spinner and refuses further clicks; the label stays for screen readers. */
  readonly busy?: boolean;
  readonly icon?: ReactNode;
}

/** The one button. `type` is `button` unless given. */
export function Button({
  look,
  size,
  busy = false,
  icon,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(look, size, className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** Read by screen readers and shown as a tooltip. */
  readonly label: string;
}

/** A square button with an icon only. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={clsx(
        'inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors duration-150',
        'hover:bg-[color-mix(in_srgb,var(--ink)_7%,transparent)] hover:text-ink disabled:opacity-40 disabled:hover:bg-transparent',
        className,
      )}
    >
      {children}
    </button>
  );
}
