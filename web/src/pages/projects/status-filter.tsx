import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ProjectStatus } from '../../gql/graphql.js';
import { statusNames } from '../../ui/status-pill.js';

const everything = 'ALL';

interface StatusFilterProps {
  readonly value: ProjectStatus | undefined;
  readonly onChange: (status: ProjectStatus | undefined) => void;
}

/** Which projects the list shows. */
export function StatusFilter({ value, onChange }: StatusFilterProps): ReactNode {
  const options = [
    { key: everything, label: 'All' },
    ...Object.entries(statusNames).map(([key, { label }]) => ({ key, label })),
  ];
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Show"
      value={value ?? everything}
      onValueChange={(next) => next && onChange(next === everything ? undefined : (next as ProjectStatus))}
      className="flex gap-1 overflow-x-auto"
    >
      {options.map(({ key, label }) => (
        <ToggleGroup.Item
          key={key}
          value={key}
          className="h-9 rounded-md px-3 text-sm font-[520] text-ink-2 transition-colors hover:text-ink data-[state=on]:bg-ink data-[state=on]:text-paper"
        >
          {label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
