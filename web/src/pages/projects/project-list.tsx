import { move } from '@dnd-kit/helpers';
import { DragDropProvider } from '@dnd-kit/react';
import { useState, type ReactNode } from 'react';
import type { EditableProjectFragment } from '../../gql/graphql.js';
import type { ProjectActions } from './project-actions.js';
import { ProjectRow } from './project-row.js';

interface ProjectListProps {
  readonly projects: readonly EditableProjectFragment[];
  readonly username: string | undefined;
  readonly sortable: boolean;
  readonly actions: ProjectActions;
  readonly onReorder: (ids: readonly string[]) => void;
}

/**
 * The sortable list. By mouse and touch: drag the handle. By keyboard: Space or Enter on the handle lifts, arrows move,
 * Space or Enter drops, Escape puts back; the menu of a row moves it by one place.
 */
export function ProjectList({
  projects,
  username,
  sortable,
  actions,
  onReorder,
}: ProjectListProps): ReactNode {
  const [said, setSaid] = useState('');
  const order = projects.map(({ id }) => id);

  const byId = new Map(projects.map((project) => [project.id, project]));
  return (
    <DragDropProvider
      onDragEnd={(event) => {
        if (event.canceled) return;
        const next = move(order, event);
        if (next.join(' ') === order.join(' ')) return;
        const moved = String(event.operation.source?.id ?? '');
        setSaid(
          `${byId.get(moved)?.title ?? 'Project'} is now number ${next.indexOf(moved) + 1} of ${next.length}.`,
        );
        onReorder(next);
      }}
    >
      <ul className="fold-sheet fold-marks overflow-clip [overflow-clip-margin:20px]">
        {projects.map((project, index) => (
          <ProjectRow
            key={project.id}
            project={project}
            index={index}
            count={projects.length}
            username={username}
            sortable={sortable}
            actions={actions}
          />
        ))}
      </ul>
      <p className="sr-only" role="status">
        {said}
      </p>
    </DragDropProvider>
  );
}
