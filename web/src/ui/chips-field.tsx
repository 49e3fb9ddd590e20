import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { FieldFrame, controlClass } from './field.js';

interface ChipsFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly countMax: number;
  /** Applied to each word before it is added. */
  readonly normalise?: (word: string) => string;
}

/** Words as chips: Enter or comma adds, Backspace in the empty field takes the last one back. */
export function ChipsField({
  label,
  hint,
  error,
  values,
  onChange,
  countMax,
  normalise = (word) => word,
}: ChipsFieldProps): ReactNode {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const full = values.length >= countMax;

  function add(raw: string): void {
    const words = raw
      .split(',')
      .map((word) => normalise(word.trim()))
      .filter((word) => word !== '' && !values.includes(word));
    const next = [...values, ...new Set(words)].slice(0, countMax);
    if (next.length !== values.length) {
      onChange(next);
      setSaid(`Added ${next.slice(values.length).join(', ')}`);
    }
    setText('');
  }

  function remove(word: string): void {
    onChange(values.filter((value) => value !== word));
    setSaid(`Removed ${word}`);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',') && text.trim()) {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '') {
      const last = values.at(-1);
      if (last !== undefined) remove(last);
    }
  }

  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <div
          className={clsx(
            controlClass,
            'flex min-h-11 flex-wrap items-center gap-1.5 px-2 py-1.5 focus-within:outline-2 focus-within:outline-accent-text',
          )}
        >
          {values.map((value) => (
            <span key={value} className="inline-flex items-center rounded-sm bg-paper-deep pl-2 text-sm">
              <span className="max-w-52 truncate">{value}</span>
              <button
                type="button"
                aria-label={`Remove ${value}`}
                onClick={() => remove(value)}
                className="grid size-7 place-items-center rounded-sm text-ink-3 hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </span>
          ))}
          <input
            {...control}
            value={text}
            disabled={full}
            placeholder={full ? `${countMax} is the most` : values.length === 0 ? 'Type and press Enter' : ''}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => text.trim() && add(text)}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text');
              if (!pasted.includes(',')) return;
              event.preventDefault();
              add(pasted);
            }}
            className="h-8 min-w-28 flex-1 bg-transparent px-1.5 outline-none"
          />
          <span className="sr-only" role="status">
            {said}
          </span>
        </div>
      )}
    </FieldFrame>
  );
}
