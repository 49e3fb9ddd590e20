import { isDeepStrictEqual } from 'node:util';
import { ok, type Operation } from '@gatefold/runtime/operation';
import type { Transaction } from '@gatefold/runtime/database';
import { ownPage } from '../../../live-topics.js';
import type { ContentServices } from '../../../services.js';
import { insertRevision, pruneRevisions, type PageContent } from '../portfolio-state.repository.js';
import { checkDocument, checkTheme } from './check-page.js';
import {
  takeOwnPortfolio,
  type OwnPortfolio,
  type PortfolioResult,
  type Target,
} from './take-own-portfolio.js';

/** A new draft; what is left out stays. */
export interface Draft extends Target {
  readonly title?: string | null;
  readonly theme?: unknown;
  readonly document: unknown;
}

/** Saves the draft as a new revision, unless it says what the present one says. */
export async function savePortfolio(
  operation: Operation<ContentServices>,
  input: Draft,
): Promise<PortfolioResult> {
  const document = checkDocument(input.document, operation.services.documentBytesMax);
  if (!document.ok) return document;
  const theme = input.theme == null ? undefined : checkTheme(input.theme);
  if (theme && !theme.ok) return theme;
  return operation.transaction(async (tx) => {
    const own = await takeOwnPortfolio(tx, input);
    if (!own.ok) return own;
    const content = {
      title: input.title?.trim() ?? own.value.draft.title,
      theme: theme?.value ?? own.value.draft.theme,
      document: document.value,
    };
    return ok(await writeDraft(tx, own.value, content, operation.services.revisionsMax));
  });
}

/** Makes `content` the newest revision and answers the portfolio with it; equal content is no new revision. */
export async function writeDraft(
  tx: Transaction,
  portfolio: OwnPortfolio,
  { title, theme, document }: PageContent,
  revisionsMax: number,
): Promise<OwnPortfolio> {
  const { revision, ...present } = portfolio.draft;
  if (isDeepStrictEqual(present, { title, theme, document })) return portfolio;
  const draft = { title, theme, document, revision: revision + 1 };
  await insertRevision(tx, portfolio, draft);
  await pruneRevisions(tx, portfolio.id, revisionsMax);
  await tx.signal(ownPage, portfolio.ownerId);
  return { ...portfolio, draft };
}
