import { createUsePuck, type PuckApi } from '@puckeditor/core';

/** Reads the block editor's state; only inside the editor. */
export const useEditor: <Result>(selector: (editor: PuckApi) => Result) => Result = createUsePuck();

/** The one list of blocks of a page, as the block editor names it. */
export const blockZone = 'root:default-zone';
