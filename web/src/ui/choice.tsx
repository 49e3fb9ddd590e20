import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly title: ReactNode;
  /** What choosing it means. */
  readonly text?: ReactNode;
  /** Right of the title, e.g. a price. */
  readonly aside?: ReactNode;
}

/** One option of a group of radio buttons, as a card. The group is a fieldset with a legend around several. */
export function Choice({ name, checked, onChoose, title, text, aside }: ChoiceProps): ReactNode {
  return (
    <label
      className={clsx(
        'grid cursor-pointer grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-3 rounded-md border px-4 py-3 transition-colors',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text',
        checked ? 'border-accent-text bg-accent-soft' : 'border-crease hover:border-crease-strong',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="mt-1 size-4 accent-(--accent) outline-none"
      />
      <span className="grid gap-0.5">
        <span className="font-[560]">{title}</span>
        {text && <span className="text-sm text-ink-2">{text}</span>}
      </span>
      {aside && <span className="text-sm text-ink-2 tabular-nums">{aside}</span>}
    </label>
  );
}
