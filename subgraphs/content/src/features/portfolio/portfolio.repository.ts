import type { PortfolioDocument, PortfolioTheme } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/operation';
import type { PageState, Portfolio } from './portfolio.entity.js';

const select = `
  select portfolio.id, portfolio.owner_id, creator.username, show_branding, published_title, published_theme,
    published_document, published_revision, published_at,
    draft.title, draft.theme, draft.document, draft.revision
  from portfolio
  join creator on creator.id = portfolio.owner_id
  left join lateral (
    select * from portfolio_revision where portfolio_id = portfolio.id order by revision desc limit 1
  ) as draft on true`;

const portfoliosBy = (name: string, condition: string, keyOf: (portfolio: Portfolio) => string) =>
  defineLoader<Portfolio>({
    name,
    batch: async (tx, keys) => (await tx.sql(`${select} where ${condition}`, [keys])).map(toPortfolio),
    keyOf,
  });

/** Portfolios by uuid, many at once. */
export const portfolioById = portfoliosBy(
  'portfolio-by-id',
  'portfolio.id = any($1::uuid[])',
  ({ id }) => id,
);

/** Portfolios by uuid of the owner, many at once. */
export const portfolioByOwner = portfoliosBy(
  'portfolio-by-owner',
  'portfolio.owner_id = any($1::uuid[])',
  ({ ownerId }) => ownerId,
);

/** Portfolios by username, many at once; of two people with one name the one that took it last. */
export const portfolioBySlug = portfoliosBy(
  'portfolio-by-slug',
  `portfolio.owner_id in (
     select distinct on (username) id from creator where username = any($1::text[])
     order by username, username_since desc
   )`,
  ({ slug }) => slug,
);

/** The portfolio of a person as it is now. */
export async function readPortfolioOf(tx: Transaction, ownerId: string): Promise<Portfolio | undefined> {
  return (await portfolioByOwner.batch(tx, [ownerId]))[0];
}

/** The owner's portfolio for a change; other changes of it wait until the transaction ends. */
export async function lockPortfolioOf(tx: Transaction, ownerId: string): Promise<Portfolio | undefined> {
  await tx.sql('select id from portfolio where owner_id = $1 for update', [ownerId]);
  return readPortfolioOf(tx, ownerId);
}

/** Uuid of the person who has this username now. */
export async function ownerOfSlug(tx: Transaction, slug: string): Promise<string | undefined> {
  const [row] = await tx.sql(
    'select id from creator where username = $1 order by username_since desc limit 1',
    [slug],
  );
  return row?.['id'] as string | undefined;
}

function toPortfolio(row: Record<string, unknown>): Portfolio {
  const publishedAt = row['published_at'] as string | Date | null;
  return {
    id: row['id'] as string,
    ownerId: row['owner_id'] as string,
    slug: row['username'] as string,
    showBranding: row['show_branding'] as boolean,
    published: toState(row, 'published_'),
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    draft: toState(row, ''),
  };
}

function toState(row: Record<string, unknown>, prefix: string): PageState | undefined {
  if (row[`${prefix}revision`] == null) return undefined;
  return {
    title: row[`${prefix}title`] as string,
    theme: row[`${prefix}theme`] as PortfolioTheme,
    document: row[`${prefix}document`] as PortfolioDocument,
    revision: Number(row[`${prefix}revision`]),
  };
}
