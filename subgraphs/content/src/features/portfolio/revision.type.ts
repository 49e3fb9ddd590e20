import { PageInfo, toConnection, type ConnectionArgs, type Page } from '@gatefold/runtime/graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import { PortfolioDocumentType, PortfolioThemeType } from '../../graph/document.type.js';
import type { RevisionEntity } from './revision.entity.js';
import { revisionCursor } from './revision.repository.js';

@ObjectType('PortfolioRevision', { description: 'One saved state of a portfolio.' })
export class RevisionType {
  @Field(() => Int, { description: 'Number of the state, from 1.' })
  revision!: number;

  @Field(() => String, { description: 'Title of the page.' })
  title!: string;

  @Field(() => PortfolioThemeType, { description: 'Look of the page.' })
  theme!: PortfolioThemeType;

  @Field(() => PortfolioDocumentType, { description: 'Blocks of the page.' })
  document!: PortfolioDocumentType;

  @Field(() => Date, { description: 'When it was saved.' })
  createdAt!: Date;

  @Field(() => Boolean, {
    description: 'Whether it was published at some time; such revisions are kept for good.',
  })
  published!: boolean;
}

@ObjectType('PortfolioRevisionEdge', { description: 'A revision in a list.' })
export class RevisionEdge {
  @Field(() => RevisionType, { description: 'The revision.' })
  node!: RevisionType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('PortfolioRevisionConnection', { description: 'One page of revisions.' })
export class RevisionConnection {
  @Field(() => [RevisionEdge], { description: 'The revisions with their cursors.' })
  edges!: readonly RevisionEdge[];

  @Field(() => [RevisionType], { description: 'The revisions.' })
  nodes!: readonly RevisionType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** A page as its connection. */
export function toRevisionConnection(
  page: Page<RevisionEntity> | null,
  args: ConnectionArgs,
): RevisionConnection | null {
  return page && toConnection(page, args, { node: (row) => row, cursor: revisionCursor });
}
