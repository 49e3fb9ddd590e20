import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { blockOf } from '../../../blocks/index.js';
import { IconButton } from '../../../ui/button.js';
import { useEditor } from '../editor-store.js';
import type { BlockMoves } from '../use-block-moves.js';
import { blockIcons } from './block-icons.js';

/** What tells two blocks of one type apart. */
function summaryOf(props: Readonly<Record<string, unknown>>): string {
  const text = [props['heading'], props['text'], props['size']].find(
    (value) => typeof value === 'string' && value,
  );
  return typeof text === 'string' ? text : '';
}

/**
 * The blocks of the page in order, fully usable by keyboard: arrows walk, Enter selects, Alt with an arrow moves,
 * Delete removes. The focus follows the block that was moved.
 */
export function Outline({ moves, onEdit }: { moves: BlockMoves; onEdit: () => void }): ReactNode {
  const content = useEditor((editor) => editor.appState.data.content);
  const selected = useEditor((editor) => editor.appState.ui.itemSelector?.index);
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<number | undefined>(undefined);

  useEffect(() => {
    const index = focusNext.current;
    focusNext.current = undefined;
    if (index !== undefined)
      list.current?.querySelectorAll<HTMLElement>('[data-outline-entry]')[index]?.focus();
  });

  function onKeyDown(event: KeyboardEvent, index: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (step !== undefined) {
      event.preventDefault();
      const target = Math.max(0, Math.min(content.length - 1, index + step));
      focusNext.current = target;
      if (event.altKey) moves.moveBy(index, step);
      else list.current?.querySelectorAll<HTMLElement>('[data-outline-entry]')[target]?.focus();
    } else if (event.key === 'Delete') {
      event.preventDefault();
      event.stopPropagation();
      focusNext.current = Math.max(0, index - 1);
      moves.remove(index);
    }
  }

  if (content.length === 0) {
    return <p className="text-sm text-ink-2">The page is empty. Add a block to begin.</p>;
  }
  return (
    <>
      <ol ref={list} aria-label="Blocks of the page" className="grid gap-1">
        {content.map(({ type, props }, index) => {
          const definition = blockOf(type);
          if (!definition) return null;
          const Icon = blockIcons[definition.type];
          const active = selected === index;
          return (
            <li
              key={props.id}
              className={clsx(
                'group flex items-center rounded-md',
                active ? 'bg-accent-soft' : 'hover:bg-paper',
              )}
            >
              <button
                type="button"
                data-outline-entry
                aria-current={active || undefined}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
                onKeyDown={(event) => onKeyDown(event, index)}
                onClick={() => {
                  moves.select(index);
                  onEdit();
                }}
                className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2.5 text-left"
              >
                <Icon
                  aria-hidden
                  className={clsx('size-4 shrink-0', active ? 'text-accent-text' : 'text-ink-3')}
                />
                <span className="grid min-w-0">
                  <span className="text-sm font-[560]">{definition.label}</span>
                  <span className="truncate text-xs text-ink-3">{summaryOf(props)}</span>
                </span>
              </button>
              <span
                className={clsx(
                  'flex',
                  !active && 'lg:hidden lg:group-focus-within:flex lg:group-hover:flex',
                )}
              >
                <IconButton
                  label={`Move ${definition.label} up`}
                  disabled={index === 0}
                  onClick={() => moves.moveBy(index, -1)}
                  className="size-8"
                >
                  <ArrowUp aria-hidden className="size-4" />
                </IconButton>
                <IconButton
                  label={`Move ${definition.label} down`}
                  disabled={index === content.length - 1}
                  onClick={() => moves.moveBy(index, 1)}
                  className="size-8"
                >
                  <ArrowDown aria-hidden className="size-4" />
                </IconButton>
                <IconButton
                  label={`Duplicate ${definition.label}`}
                  onClick={() => moves.duplicate(index)}
                  className="size-8"
                >
                  <Copy aria-hidden className="size-3.5" />
                </IconButton>
                <IconButton
                  label={`Remove ${definition.label}`}
                  onClick={() => moves.remove(index)}
                  className="size-8"
                >
                  <Trash2 aria-hidden className="size-3.5" />
                </IconButton>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="mt-4 text-xs text-ink-3 pointer-coarse:hidden">
        Keyboard: arrows walk, <kbd className="font-sans font-[600]">Alt</kbd> with an arrow moves,{' '}
        <kbd className="font-sans font-[600]">Delete</kbd> removes.
      </p>
    </>
  );
}
