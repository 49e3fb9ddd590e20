import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
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

/** What became of a suggestion since the panel was opened. */
export type Outcome = 'open' | 'used' | 'putBack';

/** The open suggestions of a project and what can be done with them. */
export interface Suggestions {
  /** Undefined while they load; those used here stay in the list until the panel is closed. */
  readonly suggestions: readonly ShownSuggestionFragment[] | undefined;
  readonly outcomeOf: (suggestion: ShownSuggestionFragment) => Outcome;
  readonly analysing: boolean;
  /** Whether an analysis was finished since the panel was opened. */
  readonly analysed: boolean;
  readonly busyId: string | undefined;
  readonly problem: ShownUserError | undefined;
  readonly analyse: () => Promise<void>;
  readonly apply: (suggestion: ShownSuggestionFragment) => Promise<void>;
  readonly undo: (suggestion: ShownSuggestionFragment) => Promise<void>;
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
  const { data } = useQuery(ProjectSuggestionsDocument, {
    variables,
    errorPolicy: 'all',
    fetchPolicy: 'network-only',
  });
  const [sendAnalyse, { loading: analysing }] = useMutation(AnalyzeContentDocument);
  const [sendApply] = useMutation(ApplySuggestionDocument);
  const [update] = useMutation(UpdateProjectDocument);
  const [fresh, setFresh] = useState<readonly ShownSuggestionFragment[]>();
  const [used, setUsed] = useState<ReadonlyMap<string, { outcome: Outcome; back: UpdateProjectInput }>>(
    new Map(),
  );
  const [busyId, setBusyId] = useState<string>();
  const [problem, setProblem] = useState<ShownUserError>();

  const failed = (error: unknown): void => setProblem({ code: 'INTERNAL', message: failureText(error) });

  async function analyse(): Promise<void> {
    setProblem(undefined);
    try {
      const { data: answer } = await sendAnalyse({ variables: { input: { targetId: project.id } } });
      setProblem(answer?.analyzeContent.userErrors[0]);
      if (answer && answer.analyzeContent.userErrors.length === 0)
        setFresh(answer.analyzeContent.suggestions ?? []);
    } catch (error) {
      failed(error);
    }
  }

  async function working(id: string, work: () => Promise<ShownUserError | undefined>): Promise<void> {
    setProblem(undefined);
    setBusyId(id);
    try {
      setProblem(await work());
    } catch (error) {
      failed(error);
    } finally {
      setBusyId(undefined);
    }
  }

  const remember = (id: string, outcome: Outcome, back: UpdateProjectInput): void =>
    setUsed((before) => new Map(before).set(id, { outcome, back }));

  const apply = ({ id, kind }: ShownSuggestionFragment): Promise<void> =>
    working(id, async () => {
      const back = undoOf(project, kind);
      const { data: answer } = await sendApply({ variables: { input: { suggestionId: id } } });
      const refused = answer?.applySuggestion.userErrors[0];
      if (!refused) remember(id, 'used', back);
      return refused;
    });

  const undo = ({ id }: ShownSuggestionFragment): Promise<void> =>
    working(id, async () => {
      const back = used.get(id)?.back;
      if (!back) return undefined;
      const { data: answer } = await update({ variables: { input: back } });
      const refused = answer?.updateProject.userErrors[0];
      if (!refused) remember(id, 'putBack', back);
      return refused;
    });

  const listed = fresh ?? data?.project?.aiSuggestions;
  return {
    suggestions: listed?.filter(({ id, status }) => status === 'PENDING' || used.has(id)),
    outcomeOf: ({ id }) => used.get(id)?.outcome ?? 'open',
    analysing,
    analysed: fresh !== undefined,
    busyId,
    problem,
    analyse,
    apply,
    undo,
  };
}
