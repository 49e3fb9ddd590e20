import type { MemberActor } from '@gatefold/runtime/identity';
import type { Content } from '../../../testing/start-content.js';

/** A portfolio as tests look at it. */
export interface SeenPortfolio {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly revision: number;
  readonly publishedRevision: number | null;
  readonly showBranding: boolean;
  readonly document: { readonly blocks: readonly { readonly props: Record<string, unknown> }[] };
}

export interface SeenPayload {
  readonly portfolio: SeenPortfolio | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly path: string[];
  }[];
}

export const seenFields = `id slug title revision publishedRevision publishedAt showBranding
  theme { key accent font } document { version blocks { id type props } }`;

const payload = `{ portfolio { ${seenFields} } userErrors { code message path } }`;

/** A document of one text block. */
export function documentOf(text: string): { version: number; blocks: object[] } {
  const props = { heading: text, text, width: 'narrow' };
  return { version: 1, blocks: [{ id: 'only', type: 'text', props }] };
}

async function run(content: Content, owner: MemberActor, name: string, type: string, input: object | null) {
  const query = `mutation ($input: ${type}) { ${name}(input: $input) ${payload} }`;
  const answer = await content.execute<Record<string, SeenPayload>>(owner, query, { input });
  const outcome = answer.data?.[name];
  if (!outcome) throw new Error(JSON.stringify(answer.errors));
  return outcome;
}

/** Saves a draft of one text block, on top of `expectedRevision`. */
export const save = (
  content: Content,
  owner: MemberActor,
  text: string,
  expectedRevision: number,
  more: object = {},
) =>
  run(content, owner, 'savePortfolio', 'SavePortfolioInput!', {
    document: documentOf(text),
    expectedRevision,
    ...more,
  });

export const publish = (content: Content, owner: MemberActor, input: object | null = null) =>
  run(content, owner, 'publishPortfolio', 'PublishPortfolioInput', input);

export const unpublish = (content: Content, owner: MemberActor, input: object | null = null) =>
  run(content, owner, 'unpublishPortfolio', 'UnpublishPortfolioInput', input);

export const restore = (content: Content, owner: MemberActor, input: object) =>
  run(content, owner, 'restorePortfolioRevision', 'RestorePortfolioRevisionInput!', input);
