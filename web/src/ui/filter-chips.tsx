import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

const everything = 'ALL';

interface FilterChipsProps<Value extends string> {
  /** Read by screen readers. */
  readonly label: string;
  /** Name of the choice without a filter. Default `All`. */
  readonly allLabel?: string;
  /** Undefined for no filter. */
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

/** Which entries a list shows: all, or those of one kind. Arrow keys move along it. */
export function FilterChips<Value extends string>({
  label,
  allLabel = 'All',
  value,
  options,
  onChange,
}: FilterChipsProps<Value>): ReactNode {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value ?? everything}
      onValueChange={(next) => next && onChange(next === everything ? undefined : (next as Value))}
      className="flex gap-1 overflow-x-auto"
    >
      {[{ value: everything, label: allLabel }, ...options].map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="h-9 shrink-0 rounded-md px-3 text-sm font-[520] text-ink-2 transition-colors hover:text-ink data-[state=on]:bg-ink data-[state=on]:text-paper"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
