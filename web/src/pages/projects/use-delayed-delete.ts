import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { DeleteProjectDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';

const undoMs = 6000;

/** Deletions that are shown at once but sent only when the time for "Undo" is over or the page is left. */
export interface DelayedDelete {
  readonly hiddenIds: ReadonlySet<string>;
  readonly remove: (project: { readonly id: string; readonly title: string }) => void;
}

/** Delete with undo. `onDeleted` is called after the server has deleted. */
export function useDelayedDelete(onDeleted: () => void): DelayedDelete {
  const client = useApolloClient();
  const [hiddenIds, setHiddenIds] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const deleted = useRef(onDeleted);
  useEffect(() => {
    deleted.current = onDeleted;
  });

  const unhide = useCallback((id: string) => {
    setHiddenIds((before) => new Set([...before].filter((each) => each !== id)));
  }, []);

  const send = useCallback(
    async (id: string) => {
      clearTimeout(waiting.current.get(id));
      if (!waiting.current.delete(id)) return;
      try {
        const { data } = await client.mutate({
          mutation: DeleteProjectDocument,
          variables: { input: { id } },
        });
        const problem = data?.deleteProject.userErrors[0];
        if (problem) {
          toast.error(problem.message);
          unhide(id);
        }
        deleted.current();
      } catch (error) {
        unhide(id);
        toast.error(`Not deleted. ${failureText(error)}`);
      }
    },
    [client, unhide],
  );

  useEffect(() => {
    const pending = waiting.current;
    return () => {
      for (const id of pending.keys()) void send(id);
    };
  }, [send]);

  const remove = useCallback(
    ({ id, title }: { id: string; title: string }) => {
      setHiddenIds((before) => new Set(before).add(id));
      waiting.current.set(
        id,
        setTimeout(() => void send(id), undoMs),
      );
      toast(`${title} deleted`, {
        duration: undoMs,
        action: {
          label: 'Undo',
          onClick: () => {
            clearTimeout(waiting.current.get(id));
            waiting.current.delete(id);
            unhide(id);
          },
        },
      });
    },
    [send, unhide],
  );

  return { hiddenIds, remove };
}
