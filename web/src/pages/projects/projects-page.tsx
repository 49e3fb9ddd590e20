import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import type { EditableProjectFragment, ProjectStatus } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/failure.js';
import { NoProjects } from './no-projects.js';
import { OverLimitNotice } from './over-limit/over-limit-notice.js';
import { ProjectEditor } from './project-editor.js';
import { ProjectList } from './project-list.js';
import { ProjectListSkeleton } from './project-list-skeleton.js';
import { StatusFilter } from './status-filter.js';
import { SuggestionsPanel } from './suggestions/suggestions-panel.js';
import { useDelayedDelete } from './use-delayed-delete.js';
import { useProjectChanges } from './use-project-changes.js';
import { useProjects } from './use-projects.js';

/** Everything a person has made: list, order, forms and suggestions. */
export function ProjectsPage(): ReactNode {
  usePageTitle('Projects');
  const search = useSearch({ from: '/member/projects' });
  const navigate = useNavigate({ from: '/projects' });
  const [status, setStatus] = useState<ProjectStatus>();
  const [improvedId, setImprovedId] = useState<string>();
  const list = useProjects(status);
  const { hiddenIds, remove } = useDelayedDelete(list.refetch);
  const changes = useProjectChanges(list);

  const shown = useMemo(
    () => list.projects?.filter(({ id }) => !hiddenIds.has(id)),
    [list.projects, hiddenIds],
  );
  const edited = shown?.find(({ id }) => id === search.edit);
  const improved = shown?.find(({ id }) => id === improvedId);
  const open = (next: { edit?: string; new?: boolean }): void =>
    void navigate({ search: next, replace: true });

  const actions = {
    edit: (project: EditableProjectFragment) => open({ edit: project.id }),
    improve: (project: EditableProjectFragment) => setImprovedId(project.id),
    remove,
    setStatus: changes.setStatus,
    moveBy: (project: EditableProjectFragment, step: -1 | 1) => {
      const ids = (shown ?? []).map(({ id }) => id);
      const from = ids.indexOf(project.id);
      ids.splice(from, 1);
      ids.splice(from + step, 0, project.id);
      changes.reorder(ids);
    },
  };

  const limit = list.limit?.limit;
  const count = list.totalCount - hiddenIds.size;
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-3xl font-[660] tight-3">Projects</h1>
          <p className="text-ink-2">
            Visitors see the published ones in this order.
            {limit != null && !status && list.projects && ` ${count} of ${limit} used.`}
          </p>
        </div>
        <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => open({ new: true })}>
          New project
        </Button>
      </div>
      {!status && list.projects && <OverLimitNotice projectCount={list.totalCount} onChange={list.refetch} />}
      <StatusFilter value={status} onChange={setStatus} />
      {!shown && list.error ? (
        <Failure title="Your projects did not load" text={failureText(list.error)} onRetry={list.refetch} />
      ) : !shown ? (
        <ProjectListSkeleton />
      ) : shown.length === 0 ? (
        <NoProjects
          status={status}
          onNew={() => open({ new: true })}
          onShowAll={() => setStatus(undefined)}
        />
      ) : (
        <ProjectList
          projects={shown}
          username={list.username}
          sortable={status === undefined}
          actions={actions}
          onReorder={changes.reorder}
        />
      )}
      {list.hasMore && (
        <Button look="secondary" className="justify-self-center" onClick={() => void list.loadMore()}>
          Show more
        </Button>
      )}
      {(search.new || edited) && (
        <ProjectEditor
          key={edited?.id ?? 'new'}
          project={edited}
          onClose={() => open({})}
          onCreated={list.refetch}
        />
      )}
      {improved && <SuggestionsPanel project={improved} onClose={() => setImprovedId(undefined)} />}
    </div>
  );
}
