import { Drawer } from '@puckeditor/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { blocks } from '../../../blocks/index.js';
import type { BlockMoves } from '../use-block-moves.js';
import { blockIcons } from './block-icons.js';

/** All blocks: drag one onto the page, or press its button to place it after the selected one. */
export function BlockList({ moves, onAdded }: { moves: BlockMoves; onAdded: () => void }): ReactNode {
  return (
    <Drawer>
      {Object.values(blocks).map(({ type, label, description }) => {
        const Icon = blockIcons[type];
        return (
          <div key={type} className="relative">
            <Drawer.Item name={type} label={label}>
              {() => (
                <div className="flex cursor-grab items-start gap-3 rounded-md border border-crease bg-sheet p-3 pr-12 text-left transition-colors hover:border-crease-strong">
                  <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-accent-text" />
                  <span className="grid">
                    <span className="text-sm font-[580] text-ink">{label}</span>
                    <span className="text-xs text-ink-2">{description}</span>
                  </span>
                </div>
              )}
            </Drawer.Item>
            <button
              type="button"
              aria-label={`Add ${label}`}
              title={`Add ${label}`}
              onClick={() => {
                moves.add(type);
                onAdded();
              }}
              className="absolute top-1/2 right-2 grid size-9 -translate-y-1/2 place-items-center rounded-md text-ink-2 hover:bg-accent-soft hover:text-accent-text"
            >
              <Plus aria-hidden className="size-4.5" />
            </button>
          </div>
        );
      })}
    </Drawer>
  );
}
