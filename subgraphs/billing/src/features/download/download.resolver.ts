import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import type { Operation } from '@gatefold/runtime/operation';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import type { BillingServices } from '../../services.js';
import { CreateDownloadTokenInput, RevokeDownloadTokenInput } from './download.input.js';
import {
  CreateDownloadTokenPayload,
  DownloadLogConnection,
  RevokeDownloadTokenPayload,
  toCreatedToken,
  toDownloadConnection,
  toDownloadTokenType,
} from './download.type.js';
import { createDownloadToken } from './use-cases/create-download-token.js';
import { listDownloads } from './use-cases/list-downloads.js';
import { revokeDownloadToken } from './use-cases/revoke-download-token.js';

@Resolver(() => UserType)
export class DownloadResolver {
  @FieldResolver(() => DownloadLogConnection, {
    nullable: true,
    description: 'What this person downloaded, newest first. Self and administrators only, else null.',
  })
  async downloads(
    @Root() user: UserType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<DownloadLogConnection | null> {
    const afterId = args.after == null ? undefined : uuidOfCursor(args.after);
    const page = await listDownloads(context, { userId: user.userId, first: args.first, afterId });
    return page ? toDownloadConnection(page, args) : null;
  }

  @Access('member')
  @Mutation(() => CreateDownloadTokenPayload, {
    description:
      'Make a link to the current version of a product, for the caller alone. It works for 24 hours, unless the operator set another time, and for a few downloads.',
  })
  async createDownloadToken(
    @Arg('input', () => CreateDownloadTokenInput, { description: 'What to download.' })
    input: CreateDownloadTokenInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateDownloadTokenPayload>> {
    const operation = context as unknown as Operation<BillingServices>;
    return toPayload(await createDownloadToken(operation, input.productId), toCreatedToken);
  }

  @Access('member')
  @Mutation(() => RevokeDownloadTokenPayload, {
    description: 'Take a link back from now on. Its person and administrators only.',
  })
  async revokeDownloadToken(
    @Arg('input', () => RevokeDownloadTokenInput, { description: 'The link to take back.' })
    input: RevokeDownloadTokenInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RevokeDownloadTokenPayload>> {
    return toPayload(await revokeDownloadToken(context, input.id), (row) => ({
      downloadToken: toDownloadTokenType(row),
    }));
  }
}

function uuidOfCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1, ([part]) => isUUID(part));
  return String(id);
}
