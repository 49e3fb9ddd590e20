import { Link } from '@tanstack/react-router';
import { Cpu, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EditableProjectFragment, ShownSuggestionFragment } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/dialog.js';
import { Notice } from '../../../ui/notice.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { SuggestionCard } from './suggestion-card.js';
import { useSuggestions } from './use-suggestions.js';

function MadeBy({ analyzer }: { analyzer: ShownSuggestionFragment['analyzer'] }): ReactNode {
  const local = analyzer.kind === 'LOCAL';
  return (
    <p className="flex items-start gap-2.5 rounded-md bg-paper px-3.5 py-3 text-sm text-ink-2">
      <Cpu aria-hidden className="mt-0.5 size-4 shrink-0" />
      {local
        ? `Made by fixed rules on this server (${analyzer.name}), not by a language model. Your text stays here.`
        : `Made by the language model ${analyzer.name}. Check it as you would check a stranger's edit.`}
    </p>
  );
}

/** Suggestions for one project: ask, compare, use, undo. */
export function SuggestionsPanel({
  project,
  onClose,
}: {
  project: EditableProjectFragment;
  onClose: () => void;
}): ReactNode {
  const { suggestions, outcomeOf, analysing, analysed, busyId, problem, analyse, apply, undo } =
    useSuggestions(project);
  const none = suggestions?.length === 0;
  const [first] = suggestions ?? [];
  return (
    <Panel
      open
      place="side"
      title="Suggestions"
      description={project.title}
      onClose={onClose}
      footer={
        <Button
          look={none ? 'primary' : 'secondary'}
          busy={analysing}
          onClick={() => void analyse()}
          icon={<Sparkles aria-hidden className="size-4" />}
        >
          {analysing ? 'Reading your project…' : none && !analysed ? 'Look at this project' : 'Look again'}
        </Button>
      }
    >
      <div className="grid gap-5">
        {problem && (
          <Notice tone="bad">
            <p>{problem.message}</p>
            {problem.code === 'QUOTA_EXCEEDED' && (
              <p className="mt-1">
                Nothing is lost: what you already have stays, and you can go on by hand.{' '}
                <Link to="/pricing" className="underline underline-offset-4">
                  Compare plans
                </Link>
              </p>
            )}
          </Notice>
        )}
        {first && <MadeBy analyzer={first.analyzer} />}
        {analysing && none && (
          <div className="grid gap-3" role="status" aria-label="Reading your project">
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-16" />
            <Skeleton className="h-16" />
          </div>
        )}
        {none && !analysing && !problem && (
          <p className="text-ink-2">
            {analysed
              ? 'Nothing left to suggest: title, summary and tags read well.'
              : 'A reader goes through the title, summary, story and tags and proposes shorter, clearer wording. You decide about each change.'}
          </p>
        )}
        <ul aria-live="polite">
          {suggestions?.map((suggestion) => (
            <SuggestionCard
              key={suggestion.id}
              suggestion={suggestion}
              busy={busyId === suggestion.id}
              outcome={outcomeOf(suggestion)}
              onUndo={() => void undo(suggestion)}
              onApply={() => void apply(suggestion)}
            />
          ))}
        </ul>
      </div>
    </Panel>
  );
}
