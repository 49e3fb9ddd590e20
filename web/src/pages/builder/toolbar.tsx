import { History, LayoutTemplate, Monitor, Redo2, Smartphone, Tablet, Undo2 } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../ui/button.js';
import type { Autosave } from './autosave/autosave-machine.js';
import type { Draft } from './draft.js';
import { useEditor } from './editor-store.js';
import { PublishButton } from './publish-button.js';
import { SaveState } from './save-state.js';
import type { Publishing } from './use-publishing.js';
import type { Viewport } from './viewport.js';

const viewports = [
  { key: 'phone', label: 'Phone', Icon: Smartphone },
  { key: 'tablet', label: 'Tablet', Icon: Tablet },
  { key: 'desktop', label: 'Desktop', Icon: Monitor },
] as const;

interface ToolbarProps {
  readonly state: Autosave<Draft>;
  readonly viewport: Viewport;
  readonly onViewport: (viewport: Viewport) => void;
  readonly onTemplates: () => void;
  readonly onHistory: () => void;
  readonly publishing: Publishing;
  readonly slug: string;
}

/** Everything about the page as a whole: undo, width, history, state of saving, publishing. */
export function Toolbar({
  state,
  viewport,
  onViewport,
  onTemplates,
  onHistory,
  publishing,
  slug,
}: ToolbarProps): ReactNode {
  const history = useEditor((editor) => editor.history);
  const upToDate = state.phase === 'saved' && publishing.publishedRevision === state.revision;
  return (
    <div
      role="toolbar"
      aria-label="Page"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-crease bg-sheet px-3 py-2 sm:px-4"
    >
      <div className="flex items-center">
        <IconButton label="Undo" disabled={!history.hasPast} onClick={() => history.back()}>
          <Undo2 aria-hidden className="size-4.5" />
        </IconButton>
        <IconButton label="Redo" disabled={!history.hasFuture} onClick={() => history.forward()}>
          <Redo2 aria-hidden className="size-4.5" />
        </IconButton>
        <span className="mx-2 h-5 w-px bg-crease" aria-hidden="true" />
        <Button
          look="quiet"
          size="small"
          onClick={onTemplates}
          icon={<LayoutTemplate aria-hidden className="size-4" />}
          aria-label="Templates"
        >
          <span className="max-lg:hidden">Templates</span>
        </Button>
        <Button
          look="quiet"
          size="small"
          onClick={onHistory}
          icon={<History aria-hidden className="size-4" />}
          aria-label="History"
        >
          <span className="max-lg:hidden">History</span>
        </Button>
      </div>
      <ToggleGroup.Root
        type="single"
        aria-label="Width of the preview"
        value={viewport}
        onValueChange={(next) => next && onViewport(next as Viewport)}
        className="mx-auto hidden rounded-md bg-paper-deep p-0.5 md:flex"
      >
        {viewports.map(({ key, label, Icon }) => (
          <ToggleGroup.Item
            key={key}
            value={key}
            aria-label={label}
            title={label}
            className="grid h-8 w-11 place-items-center rounded-sm text-ink-3 hover:text-ink data-[state=on]:bg-sheet data-[state=on]:text-ink data-[state=on]:shadow-sheet"
          >
            <Icon aria-hidden className="size-4.5" />
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <div className="ml-auto flex min-w-0 items-center gap-3 md:ml-0">
        <SaveState state={state} />
        <PublishButton publishing={publishing} slug={slug} upToDate={upToDate} />
      </div>
    </div>
  );
}
