import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { toast } from 'sonner';
import {
  AnalyzeContentDocument,
  ApplySuggestionDocument,
  ProjectSuggestionsDocument,
  UpdateProjectDocument,
  type EditableProjectFragment,
  type ShownSuggestionFragment,
  type UpdateProjectInput,
} from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import type { ShownUserError } from '../../../graphql/user-errors.js';

/** The open suggestions of a project and what can be done with them. */
export interface Suggestions {
  /** Undefined while they load. */
  readonly suggestions: readonly ShownSuggestionFragment[] | undefined;
  readonly analysing: boolean;
  /** Whether an analysis was finished since the panel was opened. */
  readonly analysed: boolean;
  readonly applyingId: string | undefined;
  readonly problem: ShownUserError | undefined;
  readonly analyse: () => Promise<void>;
  readonly apply: (suggestion: ShownSuggestionFragment) => Promise<void>;
}

/** The change that puts back what the project had before a suggestion. */
function undoOf(project: EditableProjectFragment, kind: ShownSuggestionFragment['kind']): UpdateProjectInput {
  if (kind === 'TITLE') return { id: project.id, title: project.title };
  return kind === 'SUMMARY'
    ? { id: project.id, shortSummary: project.shortSummary }
    : { id: project.id, tags: project.tags };
}

/** Analyses a project and applies what came of it. Each use of a suggestion can be undone. */
export function useSuggestions(project: EditableProjectFragment): Suggestions {
  const variables = { id: project.id };
  const { data, refetch } = useQuery(ProjectSuggestionsDocument, { variables, errorPolicy: 'all' });
  const [sendAnalyse, { loading: analysing }] = useMutation(AnalyzeContentDocument);
  const [sendApply] = useMutation(ApplySuggestionDocument);
  const [update] = useMutation(UpdateProjectDocument);
  const [fresh, setFresh] = useState<readonly ShownSuggestionFragment[]>();
  const [usedIds, setUsedIds] = useState<readonly string[]>([]);
  const [applyingId, setApplyingId] = useState<string>();
  const [problem, setProblem] = useState<ShownUserError>();

  const failed = (error: unknown): void => setProblem({ code: 'INTERNAL', message: failureText(error) });

  async function analyse(): Promise<void> {
    setProblem(undefined);
    try {
      const { data: answer } = await sendAnalyse({ variables: { input: { targetId: project.id } } });
      setProblem(answer?.analyzeContent.userErrors[0]);
      if (answer && answer.analyzeContent.userErrors.length === 0)
        setFresh(answer.analyzeContent.suggestions);
    } catch (error) {
      failed(error);
    }
  }

  async function undo(input: UpdateProjectInput): Promise<void> {
    try {
      const { data: answer } = await update({ variables: { input } });
      const refused = answer?.updateProject.userErrors[0];
      toast(refused ? refused.message : 'Put back');
    } catch (error) {
      toast.error(`Not put back. ${failureText(error)}`);
    }
  }

  async function apply(suggestion: ShownSuggestionFragment): Promise<void> {
    setProblem(undefined);
    setApplyingId(suggestion.id);
    const back = undoOf(project, suggestion.kind);
    try {
      const { data: answer } = await sendApply({ variables: { input: { suggestionId: suggestion.id } } });
      const refused = answer?.applySuggestion.userErrors[0];
      if (refused) return setProblem(refused);
      setUsedIds((before) => [...before, suggestion.id]);
      toast('Suggestion used', { duration: 8000, action: { label: 'Undo', onClick: () => void undo(back) } });
      void refetch();
    } catch (error) {
      failed(error);
    } finally {
      setApplyingId(undefined);
    }
  }

  const open = fresh ?? data?.project?.aiSuggestions;
  return {
    suggestions: open?.filter(({ id, status }) => status === 'PENDING' && !usedIds.includes(id)),
    analysing,
    analysed: fresh !== undefined,
    applyingId,
    problem,
    analyse,
    apply,
  };
}
