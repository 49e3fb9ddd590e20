import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { SavePortfolioDocument } from '../../../gql/graphql.js';
import { problemOf, sameDraft, type Draft } from '../draft.js';
import { inputOf, serverStateOf } from '../server-state.js';
import { autosaveReducer, retryDelayMs, type Autosave, type AutosaveEvent } from './autosave-machine.js';

const quietMs = 800;
const reducer = autosaveReducer(sameDraft);

/** Saving of the builder. */
export interface AutosaveHandle {
  readonly state: Autosave<Draft>;
  readonly edited: (draft: Draft) => void;
  readonly dispatch: (event: AutosaveEvent<Draft>) => void;
  /** Saves what is unsaved now; true when everything is saved, false when that is not possible at the moment. */
  readonly flush: () => Promise<boolean>;
}

/** Saves some time after the last change, tries again when the server cannot be reached, and stops at conflicts. */
export function useAutosave(initial: { readonly draft: Draft; readonly revision: number }): AutosaveHandle {
  const client = useApolloClient();
  const [state, dispatch] = useReducer(reducer, { phase: 'saved', ...initial } as Autosave<Draft>);
  const waiting = useRef<((state: Autosave<Draft>) => void)[]>([]);
  const latest = useRef(state);

  useEffect(() => {
    latest.current = state;
    if (state.phase === 'unsaved' && waiting.current.length > 0) return dispatch({ type: 'due' });
    if (state.phase === 'unsaved' || state.phase === 'saving') return;
    for (const resolve of waiting.current.splice(0)) resolve(state);
  }, [state]);

  const dueInMs =
    state.phase === 'unsaved' ? quietMs : state.phase === 'offline' ? retryDelayMs(state.attempt) : undefined;
  useEffect(() => {
    if (dueInMs === undefined) return;
    const due = (): void => dispatch({ type: 'due' });
    const timer = setTimeout(due, dueInMs);
    addEventListener('online', due);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', due);
    };
  }, [dueInMs, state.draft]);

  const sent = state.phase === 'saving' ? state.sent : undefined;
  const sentRevision = state.revision;
  useEffect(() => {
    if (!sent) return;
    client
      .mutate({ mutation: SavePortfolioDocument, variables: { input: inputOf(sent, sentRevision) } })
      .then(({ data }) => {
        const { portfolio, userErrors } = data?.savePortfolio ?? { portfolio: null, userErrors: [] };
        const [refusal] = userErrors;
        if (!refusal && portfolio) return dispatch({ type: 'saved', revision: portfolio.revision });
        if (refusal?.code === 'CONFLICT' && portfolio) {
          return dispatch({ type: 'conflicted', theirs: serverStateOf(portfolio) });
        }
        return dispatch(refusal ? { type: 'refused', problem: refusal.message } : { type: 'unreachable' });
      })
      .catch(() => dispatch({ type: 'unreachable' }));
  }, [sent, sentRevision, client]);

  const edited = useCallback(
    (draft: Draft) => dispatch({ type: 'edited', draft, problem: problemOf(draft) }),
    [],
  );
  const flush = useCallback(async () => {
    const now = latest.current;
    if (now.phase !== 'unsaved' && now.phase !== 'saving' && now.phase !== 'offline')
      return now.phase === 'saved';
    const settled = new Promise<Autosave<Draft>>((resolve) => waiting.current.push(resolve));
    dispatch({ type: 'due' });
    return (await settled).phase === 'saved';
  }, []);

  return useMemo(() => ({ state, edited, dispatch, flush }), [state, edited, flush]);
}
