import { fromGlobalId } from '@gatefold/schema';
import { Access, ConnectionArgs, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import type { ContentServices } from '../../services.js';
import {
  PublishPortfolioInput,
  RestorePortfolioRevisionInput,
  SavePortfolioInput,
  UnpublishPortfolioInput,
} from './portfolio.input.js';
import {
  PublishPortfolioPayload,
  RestorePortfolioRevisionPayload,
  SavePortfolioPayload,
  toPortfolioPayload,
  UnpublishPortfolioPayload,
} from './portfolio-payload.type.js';
import { PortfolioType, toPortfolioType } from './portfolio.type.js';
import { RevisionConnection, toRevisionConnection } from './revision.type.js';
import { findPortfolioAt, findPortfolioOf } from './use-cases/find-portfolio.js';
import { listRevisions } from './use-cases/list-revisions.js';
import { publishPortfolio } from './use-cases/publish-portfolio.js';
import { restoreRevision } from './use-cases/restore-revision.js';
import { savePortfolio } from './use-cases/save-portfolio.js';
import { unpublishPortfolio } from './use-cases/unpublish-portfolio.js';

type Context = GraphContext<ContentServices>;

/** Decodes which portfolio is meant: undefined when none is named, the empty text when the id is no portfolio's. */
function targetOf(input: { portfolioId?: string | null; expectedRevision?: number | null } | null) {
  const id = input?.portfolioId;
  const portfolioId = id == null ? undefined : (fromGlobalId('Portfolio', id) ?? '');
  return { portfolioId, expectedRevision: input?.expectedRevision };
}

@Resolver(() => PortfolioType)
export class PortfolioResolver {
  @Access('public')
  @Query(() => PortfolioType, {
    nullable: true,
    description: 'The page at an address; for others than its owner null while it is not published.',
  })
  async portfolio(
    @Arg('slug', () => String, { description: "The owner's username." }) slug: string,
    @Ctx() context: Context,
  ): Promise<PortfolioType | null> {
    return toPortfolioType(context.actor, await findPortfolioAt(context, slug));
  }

  @FieldResolver(() => RevisionConnection, {
    nullable: true,
    description: 'Saved states, newest first. Owner only, else null.',
  })
  async revisions(
    @Root() portfolio: PortfolioType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: Context,
  ): Promise<RevisionConnection | null> {
    const { portfolioId: id, ownerId } = portfolio;
    return toRevisionConnection(await listRevisions(context, { id, ownerId }, args), args);
  }

  @Access('member')
  @Mutation(() => SavePortfolioPayload, {
    description:
      'Save the draft. A stale expectedRevision gives CONFLICT and the current portfolio, and changes nothing; a draft ' +
      'that says what the present one says makes no new revision.',
  })
  async savePortfolio(
    @Arg('input', () => SavePortfolioInput, { description: 'The draft.' }) input: SavePortfolioInput,
    @Ctx() context: Context,
  ): Promise<SavePortfolioPayload> {
    const { title, theme, document } = input;
    const result = await savePortfolio(context, { title, theme, document, ...targetOf(input) });
    return toPortfolioPayload(context.actor, result);
  }

  @Access('member')
  @Mutation(() => PublishPortfolioPayload, { description: 'Show the current draft to everybody.' })
  async publishPortfolio(
    @Arg('input', () => PublishPortfolioInput, { nullable: true, description: 'What to publish.' })
    input: PublishPortfolioInput | null,
    @Ctx() context: Context,
  ): Promise<PublishPortfolioPayload> {
    return toPortfolioPayload(context.actor, await publishPortfolio(context, targetOf(input)));
  }

  @Access('member')
  @Mutation(() => UnpublishPortfolioPayload, {
    description: 'Take the page off the public; drafts and revisions stay.',
  })
  async unpublishPortfolio(
    @Arg('input', () => UnpublishPortfolioInput, { nullable: true, description: 'What to take off.' })
    input: UnpublishPortfolioInput | null,
    @Ctx() context: Context,
  ): Promise<UnpublishPortfolioPayload> {
    return toPortfolioPayload(context.actor, await unpublishPortfolio(context, targetOf(input)));
  }

  @Access('member')
  @Mutation(() => RestorePortfolioRevisionPayload, {
    description: 'Make an earlier revision the current draft, as a new revision.',
  })
  async restorePortfolioRevision(
    @Arg('input', () => RestorePortfolioRevisionInput, { description: 'Which revision.' })
    input: RestorePortfolioRevisionInput,
    @Ctx() context: Context,
  ): Promise<RestorePortfolioRevisionPayload> {
    return toPortfolioPayload(context.actor, await restoreRevision(context, targetOf(input), input.revision));
  }
}

@Resolver(() => UserType)
export class UserPortfolioResolver {
  @FieldResolver(() => PortfolioType, {
    nullable: true,
    description: "The person's portfolio; null for others while it is not published.",
  })
  async portfolio(@Root() user: UserType, @Ctx() context: Context): Promise<PortfolioType | null> {
    return toPortfolioType(context.actor, await findPortfolioOf(context, user.userId));
  }
}
