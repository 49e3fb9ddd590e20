import { RadioGroup } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import type { ProjectStatus } from '../../gql/graphql.js';
import { statusNames } from '../../ui/status-pill.js';

const order: readonly ProjectStatus[] = ['DRAFT', 'PUBLISHED', 'ARCHIVED'];

/** Draft, published or archived, each with what it means. */
export function StatusChoice({
  value,
  onChange,
}: {
  value: ProjectStatus;
  onChange: (status: ProjectStatus) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <p id={id} className="text-sm font-[560]">
        Status
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as ProjectStatus)}
        className="grid gap-2 sm:grid-cols-3"
      >
        {order.map((status) => (
          <RadioGroup.Item
            key={status}
            value={status}
            className="grid gap-0.5 rounded-md border border-crease-strong/70 bg-sheet px-3.5 py-2.5 text-left transition-colors hover:border-crease-strong data-[state=checked]:border-accent-text data-[state=checked]:bg-accent-soft"
          >
            <span className="text-sm font-[580]">{statusNames[status].label}</span>
            <span className="text-xs text-ink-2">{statusNames[status].meaning}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
