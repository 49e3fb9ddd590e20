import { documentVersion, portfolioDocument, portfolioTheme, type PortfolioTheme } from '@gatefold/schema';
import type { Data } from '@puckeditor/core';
import { blockOf } from '../../blocks/index.js';
import type { PageBlock } from '../../portfolio/page-model.js';

/** What a save sends: title, theme and document of the page. */
export interface Draft {
  readonly title: string;
  readonly theme: PortfolioTheme;
  readonly document: { readonly version: number; readonly blocks: readonly PageBlock[] };
}

/** Root properties inside the block editor: what belongs to the page as a whole, so that undo covers it. */
export interface PageProps {
  readonly title: string;
  readonly palette: PortfolioTheme['key'];
  readonly accent: string;
  readonly font: PortfolioTheme['font'];
}

/** A draft as the block editor holds it. */
export function editorDataOf(draft: Draft): Data {
  const { key: palette, accent, font } = draft.theme;
  const page: PageProps = { title: draft.title, palette, accent, font };
  return {
    root: { props: page },
    content: draft.document.blocks.map((block) => ({
      type: block.type,
      props: { ...block.props, id: block.id },
    })),
    zones: {},
  };
}

/** The draft that the block editor holds. Properties that are not part of a block's fields are left out. */
export function draftOf(data: Data): Draft {
  const { title, palette, accent, font } = data.root.props as unknown as PageProps;
  return {
    title,
    theme: { key: palette, accent, font },
    document: {
      version: documentVersion,
      blocks: data.content.map(({ type, props }) => {
        const names = Object.keys(blockOf(type)?.fields ?? {});
        const kept = names
          .filter((name) => props[name] !== undefined)
          .map((name) => [name, props[name]] as const);
        return { id: props.id, type, props: Object.fromEntries(kept) };
      }),
    },
  };
}

const titleMax = 120;

/** A sentence about the first thing that cannot be saved, undefined when everything can. */
export function problemOf(draft: Draft): string | undefined {
  if (!draft.title.trim()) return 'The page needs a title.';
  if (draft.title.length > titleMax) return `The title may have at most ${titleMax} characters.`;
  if (!portfolioTheme.safeParse(draft.theme).success) return 'The accent must be a colour such as #1d4ed8.';
  const [issue] = portfolioDocument.safeParse(draft.document).error?.issues ?? [];
  if (!issue) return undefined;
  const [, index, , field] = issue.path;
  const block = typeof index === 'number' ? draft.document.blocks[index] : undefined;
  const definition = block && blockOf(block.type);
  if (!definition) return issue.message;
  const fields = definition.fields as Readonly<Record<string, { readonly label?: string }>>;
  return `${definition.label}, ${fields[String(field)]?.label ?? String(field)}: ${issue.message}.`;
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Whether two drafts would be saved as the same, whatever the order of their keys. */
export function sameDraft(first: Draft, second: Draft): boolean {
  return canonical(first) === canonical(second);
}
