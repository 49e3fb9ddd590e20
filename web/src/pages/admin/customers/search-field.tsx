import { Search } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { controlClass } from '../../../ui/field.js';

/** Pause after the last key before the search begins, in milliseconds. */
const pauseMs = 250;
const lengthMax = 254;

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Searches while one types. */
export function SearchField({ value, onChange }: SearchFieldProps): ReactNode {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    const next = text.trim();
    if (next === value) return;
    const timer = setTimeout(() => onChange(next), pauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div role="search" className="relative max-w-md">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <input
        type="search"
        aria-label="Search by name, username or e-mail address"
        placeholder="Name, username or e-mail"
        maxLength={lengthMax}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${controlClass} h-11 pl-10`}
      />
    </div>
  );
}
