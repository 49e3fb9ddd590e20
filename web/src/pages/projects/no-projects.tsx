import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProjectStatus } from '../../gql/graphql.js';
import { Button } from '../../ui/button.js';
import { EmptyPicture } from '../../ui/empty-picture.js';
import { statusNames } from '../../ui/status-pill.js';

interface NoProjectsProps {
  readonly status: ProjectStatus | undefined;
  readonly onNew: () => void;
  readonly onShowAll: () => void;
}

/** An empty list: the beginning, or a filter that matches nothing. */
export function NoProjects({ status, onNew, onShowAll }: NoProjectsProps): ReactNode {
  return (
    <div className="fold-sheet fold-marks grid justify-items-center gap-4 px-6 py-16 text-center">
      <EmptyPicture />
      {status ? (
        <>
          <h2 className="text-xl font-[640] tight-2">Nothing is {statusNames[status].label.toLowerCase()}</h2>
          <Button look="secondary" onClick={onShowAll}>
            Show all projects
          </Button>
        </>
      ) : (
        <>
          <h2 className="text-xl font-[640] tight-2">Room for your first piece of work</h2>
          <p className="max-w-[44ch] text-ink-2">
            Give it a title and a sentence. You can write its story, add links and publish it whenever you
            like.
          </p>
          <Button icon={<Plus aria-hidden className="size-4" />} onClick={onNew}>
            Add a project
          </Button>
        </>
      )}
    </div>
  );
}
