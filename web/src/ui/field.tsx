import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';

/** Classes of every text control. */
export const controlClass =
  'w-full rounded-md border border-crease-strong/70 bg-sheet px-3.5 text-base text-ink transition-colors duration-150 ' +
  'hover:border-crease-strong focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent-text ' +
  'aria-invalid:border-bad disabled:opacity-60';

interface FieldFrameProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly children: (control: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** Label, control, hint and error, tied together for screen readers. */
export function FieldFrame({ label, hint, error, optional, children }: FieldFrameProps): ReactNode {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="flex justify-between text-sm font-[560] text-ink">
        {label}
        {optional && <span className="font-normal text-ink-3">optional</span>}
      </label>
      {children({ id, 'aria-invalid': Boolean(error), 'aria-describedby': describedBy || undefined })}
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={clsx('text-sm text-ink-3', error && 'sr-only')}>
          {hint}
        </p>
      )}
    </div>
  );
}

type FrameOptions = Pick<FieldFrameProps, 'label' | 'hint' | 'error' | 'optional'>;

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  optional = false,
  className,
  ...rest
}: FrameOptions & ComponentProps<'input'>): ReactNode {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(control) => <input {...rest} {...control} className={clsx(controlClass, 'h-11', className)} />}
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField({
  label,
  hint,
  error,
  optional = false,
  className,
  ...rest
}: FrameOptions & ComponentProps<'textarea'>): ReactNode {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea {...rest} {...control} className={clsx(controlClass, 'min-h-24 py-2.5', className)} />
      )}
    </FieldFrame>
  );
}
