import { toGlobalId } from '@gatefold/schema';
import type { Actor } from '@gatefold/runtime/identity';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { PortfolioDocumentType, PortfolioThemeType } from '../../graph/document.type.js';
import { OwnedPage } from '../../graph/owned-page.type.js';
import { toUserType, UserType } from '../../graph/user.type.js';
import { shownState } from './portfolio.policy.js';
import type { Portfolio } from './portfolio.entity.js';

@ObjectType('PublishedPortfolio', { description: 'The published state.' })
export class PublishedPortfolioType {
  @Field(() => String, { description: 'Title of the page.' })
  title!: string;

  @Field(() => PortfolioThemeType, { description: 'Look of the page.' })
  theme!: PortfolioThemeType;

  @Field(() => PortfolioDocumentType, { description: 'Blocks of the page.' })
  document!: PortfolioDocumentType;
}

@ObjectType('Portfolio', { description: 'A public page of a person at `/@slug`.' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
export class PortfolioType extends OwnedPage {
  /** uuid; not shown. */
  portfolioId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: "Address; equal to the owner's username." })
  slug!: string;

  @Directive('@provides(fields: "username")')
  @Field(() => UserType, { description: 'Whose page it is.' })
  owner!: UserType;

  @Field(() => String, {
    description:
      'Title of the page. The owner sees the draft, everybody else the published one; so for theme and document.',
  })
  title!: string;

  @Field(() => PortfolioThemeType, { description: 'Look of the page.' })
  theme!: PortfolioThemeType;

  @Field(() => PortfolioDocumentType, { description: 'Blocks of the page.' })
  document!: PortfolioDocumentType;

  @Field(() => Int, {
    description:
      "Number of the state shown by this object: the draft's for the owner, the published one's for others.",
  })
  revision!: number;

  @Field(() => Int, { nullable: true, description: 'Revision that the public sees, null while unpublished.' })
  publishedRevision!: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the public state was published, null while unpublished.',
  })
  publishedAt!: Date | null;

  @Field(() => Boolean, {
    description: "Whether the page carries the gatefold footer, as the owner's plan says.",
  })
  showBranding!: boolean;

  @Field(() => PublishedPortfolioType, {
    nullable: true,
    description:
      'What the public sees right now, null while unpublished; the owner uses it to preview and compare.',
  })
  published!: PublishedPortfolioType | null;
}

/** What this viewer sees of a portfolio, null for nothing. */
export function toPortfolioType(actor: Actor, portfolio: Portfolio | null): PortfolioType | null {
  const shown = portfolio && shownState(actor, portfolio);
  if (!shown) return null;
  const { id, ownerId, slug, published, publishedAt, showBranding } = portfolio;
  return {
    portfolioId: id,
    ownerId,
    id: toGlobalId('Portfolio', id),
    slug,
    owner: toUserType(ownerId),
    ...shown,
    publishedRevision: published?.revision ?? null,
    publishedAt,
    showBranding,
    published: published ?? null,
  };
}
