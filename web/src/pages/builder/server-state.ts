import type { DraftPortfolioFragment, SavePortfolioInput } from '../../gql/graphql.js';
import type { Theirs } from './autosave/autosave-machine.js';
import type { Draft } from './draft.js';

interface WithDocument {
  readonly title: string;
  readonly theme: Draft['theme'];
  readonly document: Draft['document'];
}

/** Title, theme and document without anything a client library added. */
export function plainDraft({ title, theme, document }: WithDocument): Draft {
  return {
    title,
    theme: { key: theme.key, accent: theme.accent, font: theme.font },
    document: {
      version: document.version,
      blocks: document.blocks.map(({ id, type, props }) => ({ id, type, props })),
    },
  };
}

/** The draft and its revision, as the server has them. */
export function serverStateOf(portfolio: DraftPortfolioFragment): Theirs<Draft> {
  return { draft: plainDraft(portfolio), revision: portfolio.revision };
}

/** What a save of the draft sends. */
export function inputOf(draft: Draft, expectedRevision: number): SavePortfolioInput {
  const { version, blocks } = draft.document;
  return {
    title: draft.title.trim(),
    theme: { ...draft.theme },
    document: { version, blocks: blocks.map(({ id, type, props }) => ({ id, type, props: { ...props } })) },
    expectedRevision,
  };
}
