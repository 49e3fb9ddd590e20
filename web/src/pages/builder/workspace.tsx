import { clsx } from 'clsx';
import { Tabs } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { Canvas } from './canvas.js';
import { useEditor } from './editor-store.js';
import { BlockList } from './panels/block-list.js';
import { FieldsPanel } from './panels/fields-panel.js';
import { Outline } from './panels/outline.js';
import { ThemePanel } from './panels/theme-panel.js';
import { useBlockMoves } from './use-block-moves.js';
import type { Viewport } from './viewport.js';

type Pane = 'page' | 'add' | 'outline' | 'edit' | 'theme';

const tabClass =
  'h-11 flex-1 border-b-2 border-transparent px-2 text-sm font-[540] text-ink-2 transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink';

/** A dot beside the word: a block is selected, its fields are here. */
const selectedDot =
  'text-accent-text after:absolute after:-right-2.5 after:top-1/2 after:size-1.5 after:-translate-y-1/2 after:rounded-full after:bg-accent';

const panes: readonly { key: Pane; label: string }[] = [
  { key: 'page', label: 'Page' },
  { key: 'add', label: 'Add' },
  { key: 'outline', label: 'Outline' },
  { key: 'edit', label: 'Edit' },
  { key: 'theme', label: 'Theme' },
];

/**
 * The working area. Wide: blocks and outline left, page in the middle, fields and theme right.
 * Narrow: one of them at a time.
 */
export function Workspace({ viewport }: { viewport: Viewport }): ReactNode {
  const moves = useBlockMoves();
  const selectedId = useEditor((editor) => editor.selectedItem?.props.id);
  const [pane, setPane] = useState<Pane>('page');
  const [left, setLeft] = useState<'add' | 'outline'>('add');
  const [chosen, setChosen] = useState<{ tab: 'edit' | 'theme'; selectedId: unknown }>();
  const right = chosen?.selectedId === selectedId && chosen ? chosen.tab : selectedId ? 'edit' : 'theme';
  const setRight = (tab: 'edit' | 'theme'): void => setChosen({ tab, selectedId });

  const shown = (key: Pane): string => (pane === key ? '' : 'max-lg:hidden');
  return (
    <>
      <div
        role="group"
        aria-label="Part of the builder"
        className="flex border-b border-crease bg-sheet lg:hidden"
      >
        {panes.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            aria-pressed={pane === key}
            data-state={pane === key ? 'active' : 'inactive'}
            onClick={() => {
              setPane(key);
              if (key === 'add' || key === 'outline') setLeft(key);
              if (key === 'edit' || key === 'theme') setRight(key);
            }}
            className={tabClass}
          >
            <span
              className={clsx('relative', key === 'edit' && selectedId && pane !== 'edit' && selectedDot)}
            >
              {label}
            </span>
          </button>
        ))}
      </div>
      <div className="grid min-h-0 flex-1 lg:grid-cols-[17.5rem_minmax(0,1fr)_20rem]">
        <Tabs.Root
          value={left}
          onValueChange={(value) => setLeft(value as typeof left)}
          className={`flex min-h-0 flex-col border-crease bg-sheet lg:border-r ${pane === 'add' || pane === 'outline' ? '' : 'max-lg:hidden'}`}
        >
          <Tabs.List aria-label="Blocks" className="flex border-b border-crease max-lg:hidden">
            <Tabs.Trigger value="add" className={tabClass}>
              Blocks
            </Tabs.Trigger>
            <Tabs.Trigger value="outline" className={tabClass}>
              Outline
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="add" className="min-h-0 flex-1 overflow-y-auto p-4">
            <BlockList moves={moves} onAdded={() => pane === 'add' && setPane('edit')} />
          </Tabs.Content>
          <Tabs.Content value="outline" className="min-h-0 flex-1 overflow-y-auto p-3">
            <Outline
              moves={moves}
              onEdit={() => {
                setRight('edit');
                if (pane === 'outline') setPane('edit');
              }}
            />
          </Tabs.Content>
        </Tabs.Root>
        <section aria-label="Page" className={`min-h-0 bg-paper-deep p-3 lg:p-5 ${shown('page')}`}>
          <Canvas viewport={viewport} />
        </section>
        <Tabs.Root
          value={right}
          onValueChange={(value) => setRight(value as typeof right)}
          className={`flex min-h-0 flex-col border-crease bg-sheet lg:border-l ${pane === 'edit' || pane === 'theme' ? '' : 'max-lg:hidden'}`}
        >
          <Tabs.List aria-label="Properties" className="flex border-b border-crease max-lg:hidden">
            <Tabs.Trigger value="edit" className={tabClass}>
              Block
            </Tabs.Trigger>
            <Tabs.Trigger value="theme" className={tabClass}>
              Theme
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="edit" className="min-h-0 flex-1 overflow-y-auto p-4">
            <FieldsPanel />
          </Tabs.Content>
          <Tabs.Content value="theme" className="min-h-0 flex-1 overflow-y-auto p-4">
            <ThemePanel />
          </Tabs.Content>
        </Tabs.Root>
      </div>
      <p className="sr-only" role="status" aria-live="polite">
        {moves.said}
      </p>
    </>
  );
}
