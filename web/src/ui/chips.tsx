import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface ChipsProps<Value extends string> {
  /** Read by screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** A choice of one of several, in a row that scrolls where it does not fit. Arrow keys move along it. */
export function Chips<Value extends string>({
  label,
  value,
  options,
  onChange,
}: ChipsProps<Value>): ReactNode {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as Value)}
      className="flex gap-1 overflow-x-auto"
    >
      {options.map((option) => (
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
