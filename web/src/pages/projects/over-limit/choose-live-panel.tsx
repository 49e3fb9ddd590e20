import { useMutation } from '@apollo/client/react';
import { useId, useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import {
  ChooseLiveProjectsDocument,
  ProjectsOverLimitDocument,
  type ProjectStandingFragment,
} from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/dialog.js';
import { Failure } from '../../../ui/failure.js';
import { Notice } from '../../../ui/notice.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { StatusPill } from '../../../ui/status-pill.js';
import { useChoice } from './use-choice.js';

/** Lets the person choose which projects stay live: exactly as many as the plan keeps. */
export function ChooseLivePanel({ onClose }: { onClose: () => void }): ReactNode {
  const { choice, error, retry } = useChoice();
  if (choice) return <ChoiceForm projects={choice.projects} limit={choice.limit} onClose={onClose} />;
  return (
    <Panel open place="side" title="Choose what stays live" onClose={onClose}>
      {error ? (
        <Failure title="Your projects did not load" text={failureText(error)} onRetry={retry} />
      ) : (
        <div role="status" aria-label="Loading your projects" className="grid gap-3">
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="h-11 w-full" />
          ))}
        </div>
      )}
    </Panel>
  );
}

interface ChoiceFormProps {
  readonly projects: readonly ProjectStandingFragment[];
  readonly limit: number;
  readonly onClose: () => void;
}

function ChoiceForm({ projects, limit, onClose }: ChoiceFormProps): ReactNode {
  const formId = useId();
  const [problem, setProblem] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(projects.filter(({ isFrozen, freezesAt }) => !isFrozen && !freezesAt).map(({ id }) => id)),
  );
  const [send, { loading }] = useMutation(ChooseLiveProjectsDocument, {
    refetchQueries: [ProjectsOverLimitDocument],
  });
  const missing = limit - chosen.size;

  function toggle(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  async function save(): Promise<void> {
    setProblem(undefined);
    try {
      const { data } = await send({ variables: { input: { projectIds: [...chosen] } } });
      const refusal = data?.chooseLiveProjects.userErrors[0];
      if (refusal) return setProblem(refusal.message);
      toast('Your choice is saved');
      onClose();
    } catch (error) {
      setProblem(failureText(error));
    }
  }

  return (
    <Panel
      open
      place="side"
      title="Choose what stays live"
      description={`Your plan keeps ${limit} of your ${projects.length} projects live. The others are frozen: kept as they are and still shown, but read-only.`}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={formId} busy={loading} disabled={missing !== 0}>
            Keep these live
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <p role="status" className="ml-auto self-center text-sm text-ink-2 tabular-nums">
            {chosen.size} of {limit} chosen{missing < 0 && `: take ${-missing} away`}
            {missing > 0 && `: choose ${missing} more`}
          </p>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        className="grid gap-4"
      >
        {problem && <Notice tone="bad">{problem}</Notice>}
        <ul aria-label="Projects" className="grid">
          {projects.map(({ id, title, status }) => (
            <li key={id} className="border-b border-crease last:border-b-0">
              <label className="flex min-h-12 cursor-pointer items-center gap-3 py-2">
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={() => toggle(id)}
                  className="size-4.5 shrink-0 accent-accent"
                />
                <span className="min-w-0 flex-1 truncate font-[540]">{title}</span>
                <StatusPill status={status} />
              </label>
            </li>
          ))}
        </ul>
      </form>
    </Panel>
  );
}
