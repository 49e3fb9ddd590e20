import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { toast } from 'sonner';
import {
  ReorderProjectsDocument,
  UpdateProjectDocument,
  type EditableProjectFragment,
  type ProjectStatus,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { statusNames } from '../../ui/status-pill.js';
import type { ProjectList } from './use-projects.js';

interface ProjectChanges {
  readonly setStatus: (project: EditableProjectFragment, status: ProjectStatus) => void;
  /** Shows and saves the order; puts the old one back when the server refuses. */
  readonly reorder: (ids: readonly string[]) => void;
}

/** Changes that need no form. A refused order is put back; a changed status can be undone. */
export function useProjectChanges(list: ProjectList): ProjectChanges {
  const [update] = useMutation(UpdateProjectDocument);
  const [sendOrder] = useMutation(ReorderProjectsDocument);
  const { projects, refetch, showOrder } = list;

  const setStatus = useCallback(
    (project: EditableProjectFragment, status: ProjectStatus) => {
      const previous = project.status;
      if (previous === status) return;
      const send = async (next: ProjectStatus, undo: boolean): Promise<void> => {
        try {
          const { data } = await update({ variables: { input: { id: project.id, status: next } } });
          const problem = data?.updateProject.userErrors[0];
          if (problem) {
            refetch();
            toast.error(problem.message);
            return;
          }
          refetch();
          const said = `${project.title}: ${statusNames[next].label.toLowerCase()}`;
          toast(said, undo ? { action: { label: 'Undo', onClick: () => void send(previous, false) } } : {});
        } catch (error) {
          toast.error(`Not changed. ${failureText(error)}`);
        }
      };
      void send(status, true);
    },
    [update, refetch],
  );

  const reorder = useCallback(
    (ids: readonly string[]) => {
      const before = (projects ?? []).map(({ id }) => id);
      showOrder(ids);
      sendOrder({ variables: { input: { ids: [...ids] } } })
        .then(({ data }) => {
          const problem = data?.reorderProjects.userErrors[0];
          if (!problem) return;
          showOrder(before);
          toast.error(problem.message);
        })
        .catch((error: unknown) => {
          showOrder(before);
          toast.error(`The order was not saved. ${failureText(error)}`);
        });
    },
    [projects, sendOrder, showOrder],
  );

  return { setStatus, reorder };
}
