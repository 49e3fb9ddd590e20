import { Puck } from '@puckeditor/core';
import { MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import { blockOf } from '../../../blocks/index.js';
import { useEditor } from '../editor-store.js';

/** The fields of the selected block. */
export function FieldsPanel(): ReactNode {
  const type = useEditor((editor) => editor.selectedItem?.type);
  const definition = type ? blockOf(type) : undefined;
  if (!definition) {
    return (
      <div className="grid justify-items-center gap-3 py-10 text-center">
        <MousePointerClick aria-hidden className="size-6 text-ink-3" />
        <p className="max-w-[24ch] text-sm text-ink-2">
          Select a block on the page or in the outline to change it.
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <div>
        <h3 className="text-base font-[620]">{definition.label}</h3>
        <p className="text-sm text-ink-2">{definition.description}</p>
      </div>
      <div className="builder-fields -mx-4">
        <Puck.Fields />
      </div>
    </div>
  );
}
