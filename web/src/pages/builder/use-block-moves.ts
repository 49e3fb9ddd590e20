import { useGetPuck } from '@puckeditor/core';
import { useCallback, useState } from 'react';
import { blockOf } from '../../blocks/index.js';
import { blockZone } from './editor-store.js';

const previewFrame = 'iframe#preview-frame';

/** Scrolls the page in the editor's frame to a block. */
function bringIntoView(blockId: string): void {
  const page = document.querySelector<HTMLIFrameElement>(previewFrame)?.contentDocument;
  const block = page?.querySelector(`[data-puck-component="${CSS.escape(blockId)}"]`);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  block?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

/** Changes to the list of blocks without a mouse. `said` is what a screen reader is told. */
export interface BlockMoves {
  readonly said: string;
  readonly select: (index: number) => void;
  readonly add: (type: string) => void;
  /** `step` is -1 or 1; does nothing at the ends. */
  readonly moveBy: (index: number, step: -1 | 1) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** Adding, moving, duplicating and removing blocks, each announced. */
export function useBlockMoves(): BlockMoves {
  const getEditor = useGetPuck();
  const [said, setSaid] = useState('');

  const nameAt = useCallback(
    (index: number) => {
      const type = getEditor().appState.data.content[index]?.type ?? '';
      return blockOf(type)?.label ?? 'Block';
    },
    [getEditor],
  );

  const select = useCallback(
    (index: number) => {
      getEditor().dispatch({
        type: 'setUi',
        ui: { itemSelector: { index, zone: blockZone } },
        recordHistory: false,
      });
      const id = getEditor().appState.data.content[index]?.props.id as string | undefined;
      if (id) requestAnimationFrame(() => requestAnimationFrame(() => bringIntoView(id)));
    },
    [getEditor],
  );

  const add = useCallback(
    (type: string) => {
      const { dispatch, appState } = getEditor();
      const { content } = appState.data;
      const after = appState.ui.itemSelector?.index ?? content.length - 1;
      const index = Math.min(content.length, after + 1);
      dispatch({ type: 'insert', componentType: type, destinationIndex: index, destinationZone: blockZone });
      select(index);
      setSaid(`${blockOf(type)?.label ?? type} added as number ${index + 1}.`);
    },
    [getEditor, select],
  );

  const moveBy = useCallback(
    (index: number, step: -1 | 1) => {
      const { dispatch, appState } = getEditor();
      const count = appState.data.content.length;
      const target = index + step;
      if (target < 0 || target >= count) return;
      const name = nameAt(index);
      dispatch({ type: 'reorder', sourceIndex: index, destinationIndex: target, destinationZone: blockZone });
      select(target);
      setSaid(`${name} is now number ${target + 1} of ${count}.`);
    },
    [getEditor, nameAt, select],
  );

  const duplicate = useCallback(
    (index: number) => {
      const name = nameAt(index);
      getEditor().dispatch({ type: 'duplicate', sourceIndex: index, sourceZone: blockZone });
      setSaid(`${name} duplicated.`);
    },
    [getEditor, nameAt],
  );

  const remove = useCallback(
    (index: number) => {
      const { dispatch } = getEditor();
      const name = nameAt(index);
      dispatch({ type: 'remove', index, zone: blockZone });
      dispatch({ type: 'setUi', ui: { itemSelector: null }, recordHistory: false });
      setSaid(`${name} removed. Undo brings it back.`);
    },
    [getEditor, nameAt],
  );

  return { said, select, add, moveBy, duplicate, remove };
}
