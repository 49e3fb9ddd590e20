import '@puckeditor/core/no-external.css';
import './editor.css';
import { Puck, useGetPuck } from '@puckeditor/core';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { useLiveEntitlements } from '../../entitlements/use-live-entitlements.js';
import type { BuilderQuery } from '../../gql/graphql.js';
import { PageContentProvider } from '../../portfolio/page-context.js';
import { Panel } from '../../ui/dialog.js';
import type { Theirs } from './autosave/autosave-machine.js';
import { useAutosave, type AutosaveHandle } from './autosave/use-autosave.js';
import { ConflictDialog } from './conflict-dialog.js';
import { draftOf, editorDataOf, type Draft } from './draft.js';
import { HistoryPanel } from './history-panel.js';
import { createPuckConfig } from './puck-config.js';
import { plainDraft, serverStateOf } from './server-state.js';
import { TemplatePicker, type Template } from './template-picker.js';
import { Toolbar } from './toolbar.js';
import { useLeaveWarning } from './use-leave-warning.js';
import { useOtherWindows } from './use-other-windows.js';
import { usePublishing } from './use-publishing.js';
import { viewportOfDevice, type Viewport } from './viewport.js';
import { Workspace } from './workspace.js';

type Member = NonNullable<BuilderQuery['me']>;
type Portfolio = NonNullable<Member['portfolio']>;

/** The builder of one portfolio. `start` is a template to begin with, saved like any other change. */
export function Editor({
  member,
  portfolio,
  start,
}: {
  member: Member;
  portfolio: Portfolio;
  start?: Template | undefined;
}): ReactNode {
  const initial = useMemo(() => serverStateOf(portfolio), [portfolio]);
  const autosave = useAutosave(initial);
  const branded = member.entitlement?.allowed !== true;
  const config = useMemo(() => createPuckConfig(member, branded), [member, branded]);
  const content = useMemo(
    () => ({ person: member, projects: portfolio.projects.nodes }),
    [member, portfolio.projects.nodes],
  );
  const [data] = useState(() => editorDataOf(start ? startingFrom(start, initial.draft) : initial.draft));
  return (
    <PageContentProvider value={content}>
      <Puck config={config} data={data} onChange={(next) => autosave.edited(draftOf(next))} height="100%">
        <Builder autosave={autosave} portfolio={portfolio} />
      </Puck>
    </PageContentProvider>
  );
}

/** Theme and blocks of a template under the page's own title. */
function startingFrom(template: Template, draft: Draft): Draft {
  return plainDraft({ title: draft.title, theme: template.theme, document: template.document });
}

function Builder({ autosave, portfolio }: { autosave: AutosaveHandle; portfolio: Portfolio }): ReactNode {
  const getEditor = useGetPuck();
  const [viewport, setViewport] = useState<Viewport>(viewportOfDevice);
  const [panel, setPanel] = useState<'templates' | 'history'>();
  const { state, flush, dispatch } = autosave;
  const publishing = usePublishing({
    slug: portfolio.slug,
    initialRevision: portfolio.publishedRevision,
    flush,
  });
  const { edited } = autosave;
  useEffect(() => edited(draftOf(getEditor().appState.data)), [edited, getEditor]);
  useLeaveWarning(state.phase !== 'saved', flush);

  function show(draft: Draft): void {
    getEditor().dispatch({ type: 'setData', data: editorDataOf(draft), recordHistory: true });
    getEditor().dispatch({ type: 'setUi', ui: { itemSelector: null }, recordHistory: false });
  }

  function load(loaded: Theirs<Draft>): void {
    dispatch({ type: 'loaded', ...loaded });
    show(loaded.draft);
  }

  useLiveEntitlements();
  useOtherWindows(portfolio.slug, state, (loaded) => {
    load(loaded);
    toast('Brought up to date with another window');
  });

  function useTemplate(template: Template): void {
    show(startingFrom(template, state.draft));
    setPanel(undefined);
    toast(`${template.name} is in place. Undo brings your page back.`);
  }

  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Builder</h1>
      <Toolbar
        state={state}
        viewport={viewport}
        onViewport={setViewport}
        onTemplates={() => setPanel('templates')}
        onHistory={() => setPanel('history')}
        publishing={publishing}
        slug={portfolio.slug}
      />
      <Workspace viewport={viewport} />
      {state.phase === 'conflict' && (
        <ConflictDialog state={state} onKeepMine={() => dispatch({ type: 'keptMine' })} onLoaded={load} />
      )}
      {panel === 'history' && (
        <HistoryPanel flush={flush} onClose={() => setPanel(undefined)} onRestored={load} />
      )}
      {panel === 'templates' && (
        <Panel
          open
          place="side"
          title="Templates"
          description="Replaces blocks and theme. Your present page stays in the history."
          onClose={() => setPanel(undefined)}
        >
          <TemplatePicker onPick={useTemplate} />
        </Panel>
      )}
    </div>
  );
}
