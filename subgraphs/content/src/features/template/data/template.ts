import {
  documentVersion,
  type BlockProps,
  type BlockType,
  type PortfolioDocument,
  type PortfolioTheme,
} from '@gatefold/schema';

type TypedBlock = { [Type in BlockType]: { id: string; type: Type; props: BlockProps<Type> } }[BlockType];

/** A starting point for a portfolio: a look and a page that its reader rewrites. */
export interface Template {
  /** Stable, kebab-case. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly theme: PortfolioTheme;
  readonly document: PortfolioDocument;
}

/** A template whose blocks fit the catalogue by type. */
export function defineTemplate(template: Omit<Template, 'document'> & { blocks: TypedBlock[] }): Template {
  const { blocks, ...rest } = template;
  return { ...rest, document: { version: documentVersion, blocks } };
}
