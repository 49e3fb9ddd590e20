import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ProjectStatus } from '../../gql/graphql.js';
import { menuItemClass, menuPanelClass } from '../../ui/menu.js';
import { StatusPill, statusNames } from '../../ui/status-pill.js';

interface StatusMenuProps {
  readonly status: ProjectStatus;
  readonly title: string;
  /** Read-only: it can be taken off the page, and not be put on it. */
  readonly isFrozen: boolean;
  readonly onChange: (status: ProjectStatus) => void;
}

/** Shows the state of a project and changes it. */
export function StatusMenu({ status, title, isFrozen, onChange }: StatusMenuProps): ReactNode {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          aria-label={`Status of ${title}: ${statusNames[status].label}`}
          className="flex h-9 items-center gap-1 rounded-md px-1.5 hover:bg-paper"
        >
          <StatusPill status={status} />
          <ChevronDown aria-hidden className="size-3.5 text-ink-3" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className={menuPanelClass}>
          <DropdownMenu.RadioGroup value={status} onValueChange={(next) => onChange(next as ProjectStatus)}>
            {(Object.keys(statusNames) as ProjectStatus[]).map((each) => (
              <DropdownMenu.RadioItem
                key={each}
                value={each}
                disabled={isFrozen && each === 'PUBLISHED'}
                className={menuItemClass}
              >
                <span className="grid">
                  <span className="font-[560]">{statusNames[each].label}</span>
                  <span className="text-xs text-ink-2">{statusNames[each].meaning}</span>
                </span>
                <DropdownMenu.ItemIndicator className="ml-auto size-1.5 rounded-full bg-accent" />
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
