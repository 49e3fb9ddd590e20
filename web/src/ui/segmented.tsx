import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface SegmentedProps<Value extends string> {
  /** Read by screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
  /** Default: few, in one box. `row`: several, in a row that scrolls where it does not fit. */
  readonly look?: keyof typeof looks;
}

const looks = {
  box: {
    root: 'inline-flex w-fit rounded-md bg-paper-deep p-1',
    item: 'flex items-center gap-2 rounded-sm px-4 font-[560] data-[state=on]:bg-sheet data-[state=on]:text-ink data-[state=on]:shadow-sheet',
  },
  row: {
    root: 'flex gap-1 overflow-x-auto',
    item: 'shrink-0 rounded-md px-3 font-[520] data-[state=on]:bg-ink data-[state=on]:text-paper',
  },
};

/** A choice of one, side by side. Arrow keys move along it. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  look = 'box',
}: SegmentedProps<Value>): ReactNode {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as Value)}
      className={looks[look].root}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={`h-9 text-sm text-ink-2 transition-colors hover:text-ink ${looks[look].item}`}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
