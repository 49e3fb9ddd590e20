import type { Transaction } from '@gatefold/runtime/database';
import type { PageState, Portfolio } from './portfolio.entity.js';

/** What a portfolio shows, without the number of its revision. */
export type PageContent = Omit<PageState, 'revision'>;

interface NewPortfolio extends PageContent {
  readonly id: string;
  readonly ownerId: string;
  readonly username: string;
  readonly showBranding: boolean;
}

/** Makes a person's portfolio with revision 1 unless there is one; tells whether it was made. */
export async function insertPortfolio(tx: Transaction, portfolio: NewPortfolio): Promise<boolean> {
  const { id, ownerId, username, showBranding } = portfolio;
  await tx.sql('select remember_creator($1, $2)', [ownerId, username]);
  const made = await tx.sql(
    `insert into portfolio (id, owner_id, show_branding) values ($1, $2, $3)
     on conflict (owner_id) do nothing returning id`,
    [id, ownerId, showBranding],
  );
  if (made.length > 0) await insertRevision(tx, { id, ownerId }, { ...portfolio, revision: 1 });
  return made.length > 0;
}

/** Files a state as the newest revision. */
export async function insertRevision(
  tx: Transaction,
  { id, ownerId }: Pick<Portfolio, 'id' | 'ownerId'>,
  { revision, title, theme, document }: PageState,
): Promise<void> {
  await tx.sql(
    `insert into portfolio_revision (portfolio_id, revision, owner_id, title, theme, document)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, revision, ownerId, title, JSON.stringify(theme), JSON.stringify(document)],
  );
}

/** Rewrites the first revision as long as the public never saw it. */
export async function rewriteStarter(tx: Transaction, ownerId: string, content: PageContent): Promise<void> {
  await tx.sql(
    `update portfolio_revision set title = $2, theme = $3, document = $4
     where owner_id = $1 and revision = 1 and not published`,
    [ownerId, content.title, JSON.stringify(content.theme), JSON.stringify(content.document)],
  );
}

/** Drops the oldest revisions that the public never saw, so that `revisionsMax` of them remain. */
export async function pruneRevisions(tx: Transaction, id: string, revisionsMax: number): Promise<void> {
  await tx.sql(
    `delete from portfolio_revision where portfolio_id = $1 and not published and revision <= (
       select revision from portfolio_revision where portfolio_id = $1 and not published
       order by revision desc offset $2 limit 1
     )`,
    [id, revisionsMax],
  );
}

/** Shows a state to everybody. */
export async function writePublished(
  tx: Transaction,
  id: string,
  { title, theme, document, revision }: PageState,
  showBranding: boolean,
): Promise<void> {
  await tx.sql(
    `update portfolio set published_title = $2, published_theme = $3, published_document = $4,
       published_revision = $5, published_at = now(), show_branding = $6
     where id = $1`,
    [id, title, JSON.stringify(theme), JSON.stringify(document), revision, showBranding],
  );
  await tx.sql('update portfolio_revision set published = true where portfolio_id = $1 and revision = $2', [
    id,
    revision,
  ]);
}

/** Shows nothing to anybody but the owner. */
export async function clearPublished(tx: Transaction, id: string): Promise<void> {
  await tx.sql(
    `update portfolio set published_title = null, published_theme = null, published_document = null,
       published_revision = null, published_at = null
     where id = $1`,
    [id],
  );
}

/** Sets the footer by a tier event unless a later one was applied; tells whether pages look different now. */
export async function writeBranding(
  tx: Transaction,
  ownerId: string,
  showBranding: boolean,
  sequence: number,
): Promise<boolean> {
  const [before] = await tx.sql('select show_branding from portfolio where owner_id = $1 for update', [
    ownerId,
  ]);
  const written = await tx.sql(
    `update portfolio set show_branding = $2, tier_sequence = $3
     where owner_id = $1 and tier_sequence < $3 returning id`,
    [ownerId, showBranding, sequence],
  );
  return written.length > 0 && before?.['show_branding'] !== showBranding;
}
