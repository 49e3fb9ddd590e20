import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import {
  LatestRevisionTimeDocument,
  RestorePortfolioRevisionDocument,
  SavePortfolioDocument,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { Panel } from '../../ui/dialog.js';
import { formatExactTime } from '../../ui/format-time.js';
import { Notice } from '../../ui/notice.js';
import type { Autosave, Theirs } from './autosave/autosave-machine.js';
import { problemOf, type Draft } from './draft.js';
import { inputOf, serverStateOf } from './server-state.js';
import { DraftPreview } from './draft-preview.js';

interface ConflictDialogProps {
  readonly state: Extract<Autosave<Draft>, { phase: 'conflict' }>;
  readonly onKeepMine: () => void;
  /** The editor has to show this state, which the server now has. */
  readonly onLoaded: (loaded: Theirs<Draft>) => void;
}

/**
 * Two versions of one page. Whichever is chosen, the other stays in the history: keeping mine saves it on top of theirs,
 * taking theirs first saves mine and then restores theirs.
 */
export function ConflictDialog({ state, onKeepMine, onLoaded }: ConflictDialogProps): ReactNode {
  const client = useApolloClient();
  const { data } = useQuery(LatestRevisionTimeDocument, { fetchPolicy: 'network-only' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const savedAt = data?.me?.portfolio?.revisions?.nodes[0]?.createdAt;

  async function takeTheirs(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const { draft, theirs } = state;
      if (problemOf(draft) === undefined) {
        const { data: kept } = await client.mutate({
          mutation: SavePortfolioDocument,
          variables: { input: inputOf(draft, theirs.revision) },
        });
        const refusal = kept?.savePortfolio.userErrors[0];
        if (refusal) return setProblem(refusal.message);
      }
      const { data: restored } = await client.mutate({
        mutation: RestorePortfolioRevisionDocument,
        variables: { input: { revision: theirs.revision } },
      });
      const { portfolio, userErrors } = restored?.restorePortfolioRevision ?? {
        portfolio: null,
        userErrors: [],
      };
      if (portfolio) onLoaded(serverStateOf(portfolio));
      else setProblem(userErrors[0]?.message ?? 'The other version could not be loaded. Try again.');
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel
      open
      onClose={() => undefined}
      title="Your page was changed elsewhere"
      description={`Somebody signed in as you saved another version${savedAt ? ` on ${formatExactTime(savedAt)}` : ''}. Choose which one to go on with; the other stays in the history.`}
      wide
      required
    >
      <div className="grid gap-6">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <div className="grid gap-5 sm:grid-cols-2">
          <Version
            name="This window"
            draft={state.draft}
            action={
              <Button disabled={busy} onClick={onKeepMine}>
                Keep mine
              </Button>
            }
          />
          <Version
            name="The other version"
            draft={state.theirs.draft}
            action={
              <Button look="secondary" busy={busy} onClick={() => void takeTheirs()}>
                Take theirs
              </Button>
            }
          />
        </div>
      </div>
    </Panel>
  );
}

function Version({ name, draft, action }: { name: string; draft: Draft; action: ReactNode }): ReactNode {
  const count = draft.document.blocks.length;
  return (
    <section className="grid content-start gap-3">
      <div>
        <h3 className="font-[600]">{name}</h3>
        <p className="text-sm text-ink-2">
          {draft.title}, {count} {count === 1 ? 'block' : 'blocks'}
        </p>
      </div>
      <DraftPreview draft={draft} />
      {action}
    </section>
  );
}
