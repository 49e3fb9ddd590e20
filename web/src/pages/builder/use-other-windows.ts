import { useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { BuilderUpdatesDocument } from '../../gql/graphql.js';
import type { Autosave, Theirs } from './autosave/autosave-machine.js';
import type { Draft } from './draft.js';
import { serverStateOf } from './server-state.js';

/**
 * Follows saves from other windows. While nothing is unsaved here, the newer state is loaded, for there is nothing to lose;
 * otherwise the next save finds the conflict.
 */
export function useOtherWindows(
  slug: string,
  state: Autosave<Draft>,
  onNewer: (loaded: Theirs<Draft>) => void,
): void {
  const latest = useRef({ state, onNewer });
  useEffect(() => {
    latest.current = { state, onNewer };
  });
  useSubscription(BuilderUpdatesDocument, {
    variables: { slug },
    fetchPolicy: 'no-cache',
    onData: ({ data }) => {
      const portfolio = data.data?.portfolioUpdated;
      const { state: now, onNewer: load } = latest.current;
      if (portfolio && now.phase === 'saved' && portfolio.revision > now.revision)
        load(serverStateOf(portfolio));
    },
  });
}
