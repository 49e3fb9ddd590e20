import { clsx } from 'clsx';
import { Check, CircleAlert, CloudOff, LoaderCircle, Pencil, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Autosave } from './autosave/autosave-machine.js';
import type { Draft } from './draft.js';

interface StateLook {
  readonly label: string;
  /** Said where there is room. */
  readonly more?: string;
  readonly Icon: LucideIcon;
  readonly className: string;
}

const states: Readonly<Record<Autosave<Draft>['phase'], StateLook>> = {
  saved: { label: 'Saved', Icon: Check, className: 'text-ink-2' },
  unsaved: { label: 'Unsaved changes', Icon: Pencil, className: 'text-ink-2' },
  saving: { label: 'Saving…', Icon: LoaderCircle, className: 'text-ink-2' },
  offline: { label: 'Offline', more: ', will retry', Icon: CloudOff, className: 'text-warn' },
  invalid: { label: 'Not saved', Icon: CircleAlert, className: 'text-bad' },
  conflict: { label: 'Conflict', Icon: CircleAlert, className: 'text-bad' },
};

/** Where saving stands, in words; read out when it matters. */
export function SaveState({ state }: { state: Autosave<Draft> }): ReactNode {
  const { label, more, Icon, className } = states[state.phase];
  const problem = state.phase === 'invalid' ? state.problem : undefined;
  const matters = state.phase === 'offline' || state.phase === 'invalid' || state.phase === 'conflict';
  return (
    <span
      data-save-state={state.phase}
      role={matters ? 'alert' : 'status'}
      title={problem}
      className={clsx('inline-flex min-w-0 items-center gap-1.5 text-sm', className)}
    >
      <Icon aria-hidden className={clsx('size-4 shrink-0', state.phase === 'saving' && 'animate-spin')} />
      <span className={clsx('truncate', !matters && 'max-sm:sr-only')}>
        {label}
        {more && <span className="max-sm:sr-only">{more}</span>}
        {problem && `. ${problem}`}
      </span>
    </span>
  );
}
