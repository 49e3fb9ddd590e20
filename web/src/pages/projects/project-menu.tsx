import { ArrowDown, ArrowUp, Ellipsis, ExternalLink, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { EditableProjectFragment } from '../../gql/graphql.js';
import { IconButton } from '../../ui/button.js';
import { menuItemClass, menuPanelClass } from '../../ui/menu.js';
import type { ProjectActions } from './project-actions.js';

interface ProjectMenuProps {
  readonly project: EditableProjectFragment;
  readonly index: number;
  readonly count: number;
  readonly username: string | undefined;
  readonly sortable: boolean;
  readonly actions: ProjectActions;
}

/** Further actions of a project. */
export function ProjectMenu({
  project,
  index,
  count,
  username,
  sortable,
  actions,
}: ProjectMenuProps): ReactNode {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton label={`More for ${project.title}`}>
          <Ellipsis aria-hidden className="size-4.5" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className={menuPanelClass}>
          {project.status === 'PUBLISHED' && username && (
            <DropdownMenu.Item asChild className={menuItemClass}>
              <a href={`/@${username}#project-${project.id}`} target="_blank" rel="noreferrer">
                <ExternalLink aria-hidden className="size-4" />
                View on my page
              </a>
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item
            className={menuItemClass}
            disabled={!sortable || index === 0}
            onSelect={() => actions.moveBy(project, -1)}
          >
            <ArrowUp aria-hidden className="size-4" />
            Move up
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className={menuItemClass}
            disabled={!sortable || index === count - 1}
            onSelect={() => actions.moveBy(project, 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
            Move down
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1 h-px bg-crease" />
          <DropdownMenu.Item
            className={`${menuItemClass} text-bad!`}
            onSelect={() => actions.remove(project)}
          >
            <Trash2 aria-hidden className="size-4" />
            Delete
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
