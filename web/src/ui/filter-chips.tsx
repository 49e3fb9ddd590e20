import type { ReactNode } from 'react';
import { Segmented } from './segmented.js';

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

/** Which entries a list shows: all, or those of one kind. */
export function FilterChips<Value extends string>({
  label,
  allLabel = 'All',
  value,
  options,
  onChange,
}: FilterChipsProps<Value>): ReactNode {
  return (
    <Segmented<Value | typeof everything>
      look="row"
      label={label}
      value={value ?? everything}
      options={[{ value: everything, label: allLabel }, ...options]}
      onChange={(next) => onChange(next === everything ? undefined : next)}
    />
  );
}
