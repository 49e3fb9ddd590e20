import { useSortable } from '@dnd-kit/react/sortable';
import { clsx } from 'clsx';
import { Eye, GripVertical, Pencil, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EditableProjectFragment } from '../../gql/graphql.js';
import { Button, IconButton } from '../../ui/button.js';
import { ProjectThumb } from '../../ui/project-thumb.js';
import { FrozenMark } from './over-limit/frozen-mark.js';
import type { ProjectActions } from './project-actions.js';
import { ProjectMenu } from './project-menu.js';
import { StatusMenu } from './status-menu.js';

interface ProjectRowProps {
  readonly project: EditableProjectFragment;
  readonly index: number;
  readonly count: number;
  readonly username: string | undefined;
  /** False while a filter hides some projects: their places could not be told. */
  readonly sortable: boolean;
  readonly actions: ProjectActions;
}

/** One project in the list. */
export function ProjectRow({
  project,
  index,
  count,
  username,
  sortable,
  actions,
}: ProjectRowProps): ReactNode {
  const { ref, handleRef, isDragging } = useSortable({ id: project.id, index, disabled: !sortable });
  return (
    <li
      ref={ref}
      className={clsx(
        'grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-3 border-b border-crease bg-sheet py-4 pr-3 pl-2 last:border-b-0 sm:grid-cols-[auto_auto_1fr_auto]',
        isDragging && 'relative z-10 rounded-md shadow-lift',
      )}
    >
      <button
        type="button"
        ref={handleRef}
        disabled={!sortable}
        aria-label={`Move ${project.title}`}
        className="grid h-11 w-7 cursor-grab touch-none place-items-center rounded-sm text-ink-3 hover:text-ink active:cursor-grabbing disabled:opacity-30"
      >
        <GripVertical aria-hidden className="size-4.5" />
      </button>
      <ProjectThumb seed={project.id} className="hidden w-20 sm:block" />
      <div className="grid min-w-0 gap-0.5">
        <h2 className="min-w-0 font-[600] tight-1">
          <button
            type="button"
            onClick={() => actions.edit(project)}
            className="block max-w-full truncate text-left hover:underline hover:underline-offset-4"
          >
            {project.title}
          </button>
        </h2>
        <p className="line-clamp-2 text-sm text-ink-2">{project.shortSummary || 'No summary yet'}</p>
        <FrozenMark project={project} />
        {project.tags.length > 0 && <p className="truncate text-xs text-ink-3">{project.tags.join(' · ')}</p>}
      </div>
      <div className="flex items-center justify-end gap-1 max-sm:col-span-full max-sm:justify-start max-sm:pl-10">
        <StatusMenu
          status={project.status}
          title={project.title}
          isFrozen={project.isFrozen === true}
          onChange={(status) => actions.setStatus(project, status)}
        />
        <Button
          look="quiet"
          size="small"
          aria-label={`Suggest changes to ${project.title}`}
          disabled={project.isFrozen === true}
          onClick={() => actions.improve(project)}
          icon={<Sparkles aria-hidden className="size-4" />}
        >
          <span className="max-lg:hidden">Suggest</span>
        </Button>
        <IconButton
          label={`${project.isFrozen ? 'Read' : 'Edit'} ${project.title}`}
          onClick={() => actions.edit(project)}
        >
          {project.isFrozen ? (
            <Eye aria-hidden className="size-4" />
          ) : (
            <Pencil aria-hidden className="size-4" />
          )}
        </IconButton>
        <ProjectMenu
          project={project}
          index={index}
          count={count}
          username={username}
          sortable={sortable}
          actions={actions}
        />
      </div>
    </li>
  );
}
