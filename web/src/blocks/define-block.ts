import type { BlockProps, BlockType } from '@gatefold/schema';
import type { Field } from '@puckeditor/core';
import type { ReactNode } from 'react';

/** A block as data: how it is called, edited and drawn. `View` draws it in the builder and on the public page alike. */
export interface BlockDefinition<Type extends BlockType> {
  readonly type: Type;
  readonly label: string;
  /** One sentence for the block list: what it is good for. */
  readonly description: string;
  /** Valid properties of a fresh block. */
  readonly defaults: BlockProps<Type>;
  readonly fields: { readonly [Key in keyof BlockProps<Type>]: Field<BlockProps<Type>[Key]> };
  readonly View: (props: BlockProps<Type>) => ReactNode;
}

/** Types a block definition by its key in the block catalogue. */
export function defineBlock<Type extends BlockType>(
  definition: BlockDefinition<Type>,
): BlockDefinition<Type> {
  return definition;
}
